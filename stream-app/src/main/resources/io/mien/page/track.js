import { EMOTIONS, indexOf } from './emotions.js';

const MARKS = ['rightEye', 'leftEye', 'nose', 'rightMouth', 'leftMouth'];
const HISTORY_MS = 60000;
const LINGER_MS = 700;
const FADE_MS = 900;
/** As long as the stream keeps a face that is not seen, unless told otherwise, and a little more. */
const GONE_MS = 2400;
/** What lies so far ahead was seen before the camera's clock was set back. */
const AHEAD_MS = 10000;

const sharesOf = (probabilities) => EMOTIONS.map((label) => probabilities?.[label] ?? 0);

/** What the page needs of one event, in canonical label order. */
export function sampleOf(event) {
  const probabilities = event.smoothedProbabilities ?? event.probabilities;
  return {
    at: event.capturedAt,
    sequence: event.sequence,
    box: [event.box.x, event.box.y, event.box.width, event.box.height],
    marks: MARKS.map((name) => event.landmarks[name]).map((p) => (p ? [p.x, p.y] : null)),
    track: event.track?.id ?? null,
    /** By this frame alone. */
    raw: sharesOf(event.probabilities),
    shares: sharesOf(probabilities),
    /** No label at all of a face that was too bad to be judged. */
    known: EMOTIONS.map((label) => probabilities != null && label in probabilities),
    judged: event.judged ?? true,
    /** Why it is too bad to be judged: names of gates. */
    failed: event.emotion == null ? (event.quality?.failed ?? []) : [],
    top: indexOf(event.emotion),
    /** Smoothed, with hysteresis; -1 while no emotion is probable enough. */
    shown: indexOf(event.shownEmotion ?? event.emotion),
    score: event.detectorScore,
    mood: event.valence == null || event.arousal == null ? null : [event.valence, event.arousal],
    /** Whether valence and arousal say nothing that the emotion does not. */
    weakMood: event.affectSource === 'WEAK',
    drawn: event.intended ? indexOf(event.intended.emotion) : -1,
    weight: event.intended ? event.intended.weight : 0,
    routing: event.routing ? routingOf(event.routing) : null,
  };
}

function routingOf({ group, child, divergences, parentEmotion, parentProbabilities }) {
  const shares = sharesOf(parentProbabilities);
  return { group, child, divergences, top: indexOf(parentEmotion), shares };
}

const mix = (a, b, k) => a + (b - a) * k;
const mixAll = (a, b, k) => a.map((value, i) => mix(value, b[i], k));

/** One face for as long as it stays in view; its letter says nothing about who it is. */
export class Track {
  #samples = [];
  /** What it showed in the last minute: for the ribbon. */
  history = [];

  constructor(letter) {
    this.letter = letter;
  }

  get last() {
    return this.#samples.at(-1);
  }

  push(sample) {
    this.#samples.push(sample);
    this.history.push({ at: sample.at, top: sample.shown, drawn: sample.drawn });
    while (this.history[0].at < sample.at - HISTORY_MS) this.history.shift();
    if (this.#samples.length > 240) this.#samples.splice(0, 120);
  }

  /** The face as it was at that moment, between the samples around it; null before the first. */
  at(moment) {
    const samples = this.#samples;
    if (samples.length === 0 || samples[0].at > moment) return null;
    let i = samples.length - 1;
    while (i > 0 && samples[i].at > moment) i--;
    if (i > 30) {
      samples.splice(0, i - 1);
      i = 1;
    }
    const a = samples[i];
    const b = samples[i + 1];
    const age = moment - samples.at(-1).at;
    const presence = Math.min(1, Math.max(0, 1 - (age - LINGER_MS) / FADE_MS));
    if (!b || b.at - a.at > LINGER_MS) return { ...a, presence };
    const k = (moment - a.at) / Math.max(1, b.at - a.at);
    return {
      ...a,
      presence,
      box: mixAll(a.box, b.box, k),
      marks: a.marks.map((p, j) => (p && b.marks[j] ? mixAll(p, b.marks[j], k) : p)),
      shares: mixAll(a.shares, b.shares, k),
      mood: a.mood && b.mood ? mixAll(a.mood, b.mood, k) : a.mood,
    };
  }

  gone(moment) {
    const age = moment - this.last.at;
    return age > GONE_MS || age < -AHEAD_MS;
  }
}
