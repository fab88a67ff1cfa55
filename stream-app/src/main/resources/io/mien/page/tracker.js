import { Track } from './track.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** A face that moves further than this share of its size from one frame to the next is another. */
const REACH = 0.9;
const CLOCK_WENT_BACK_MS = 2000;

/** Follows the faces of one camera from frame to frame by where they are. */
export class Tracker {
  #tracks = new Set();

  get tracks() {
    return this.#tracks;
  }

  add(sample) {
    let best = null;
    let nearest = REACH;
    for (const track of this.#tracks) {
      if (track.last.sequence === sample.sequence && track.last.at === sample.at) continue;
      const distance = apart(track.last.box, sample.box);
      if (distance < nearest) {
        nearest = distance;
        best = track;
      }
    }
    if (best && sample.at < best.last.at) {
      if (best.last.at - sample.at < CLOCK_WENT_BACK_MS) return;
      this.#tracks.delete(best);
      best = null;
    }
    if (!best) {
      best = new Track(this.#freeLetter());
      this.#tracks.add(best);
    }
    best.push(sample);
  }

  /** Forgets the faces that left. */
  prune(moment) {
    for (const track of this.#tracks) {
      if (track.gone(moment)) this.#tracks.delete(track);
    }
  }

  #freeLetter() {
    const taken = new Set([...this.#tracks].map((track) => track.letter));
    return [...LETTERS].find((letter) => !taken.has(letter)) ?? '·';
  }
}

/** Distance of two centers, measured in the mean size of the boxes. */
function apart(a, b) {
  const dx = a[0] + a[2] / 2 - (b[0] + b[2] / 2);
  const dy = a[1] + a[3] / 2 - (b[1] + b[3] / 2);
  return Math.hypot(dx, dy) / ((a[2] + a[3] + b[2] + b[3]) / 4);
}
