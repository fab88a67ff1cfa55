import { PlayoutClock } from './clock.js';
import { EMOTIONS } from './emotions.js';
import { Agreement, Recent } from './stats.js';
import { sampleOf } from './track.js';
import { Tracker } from './tracker.js';

const SPAN = 5000;
/** The way of a frame from the camera to this page, in order. */
export const STAGES = ['queue', 'decode', 'detect', 'align', 'infer', 'deliver'];

/** Everything the page knows of one camera. */
export class Camera {
  width = 640;
  height = 480;
  generated = false;
  /** Whether the server lends pictures of this camera. */
  preview = false;
  lastArrival = 0;
  latency = new Recent(SPAN);
  stages = Object.fromEntries(STAGES.map((stage) => [stage, new Recent(SPAN)]));
  agreement = new Agreement(EMOTIONS.length);
  bundle = null;

  #clock = new PlayoutClock();
  #tracker = new Tracker();
  #events = new Recent(SPAN);
  #frames = new Recent(SPAN);
  #lastFrame = null;

  constructor(id) {
    this.id = id;
  }

  /** Takes in one event of the emotions topic. */
  add(event, now) {
    this.width = event.frameWidth;
    this.height = event.frameHeight;
    this.bundle = event.bundle;
    this.lastArrival = now;
    this.#events.push(now, 1);
    this.#clock.observe(event.capturedAt, now);
    const frame = `${event.sequence}/${event.capturedAt}`;
    if (frame !== this.#lastFrame) {
      this.#lastFrame = frame;
      this.#frames.push(now, 1);
      this.#measure(event, now);
    }
    const sample = sampleOf(event);
    if (sample.drawn >= 0) {
      this.generated = true;
      if (sample.judged) this.agreement.add(sample.drawn, sample.top, sample.weight);
    }
    this.#tracker.add(sample);
  }

  /** Advances to the capture time to be shown now, and returns it. */
  advance(now, elapsedMs) {
    this.#clock.tick(elapsedMs);
    const moment = this.#clock.shown(now);
    this.#tracker.prune(moment);
    return moment;
  }

  /** The faces in view at that moment, each with the track it belongs to. */
  faces(moment) {
    return [...this.#tracker.tracks]
      .map((track) => ({ track, face: track.at(moment) }))
      .filter((entry) => entry.face !== null);
  }

  eventRate(now) {
    return this.#events.rate(now);
  }

  frameRate(now) {
    return this.#frames.rate(now);
  }

  #measure(event, now) {
    const { decodeMs, detectMs, alignMs, inferMs } = event.latency;
    const total = event.processedAt - event.capturedAt;
    this.latency.push(now, total);
    const worked = decodeMs + detectMs + alignMs + inferMs;
    this.stages.queue.push(now, Math.max(0, total - worked));
    this.stages.decode.push(now, decodeMs);
    this.stages.detect.push(now, detectMs);
    this.stages.align.push(now, alignMs);
    this.stages.infer.push(now, inferMs);
    this.stages.deliver.push(now, Math.max(0, now - event.processedAt));
  }
}
