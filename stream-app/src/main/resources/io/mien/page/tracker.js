import { Track } from './track.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The faces of one camera, as the stream follows them; each has a letter for as long as it is in view. */
export class Tracker {
  #tracks = new Map();

  get tracks() {
    return this.#tracks.values();
  }

  /** Takes in a face; one that the stream could not place, as on a late frame, is left out. */
  add(sample) {
    if (sample.track === null) return;
    let track = this.#tracks.get(sample.track);
    if (!track) {
      track = new Track(this.#freeLetter());
      this.#tracks.set(sample.track, track);
    } else if (sample.at < track.last.at) {
      return;
    }
    track.push(sample);
  }

  /** Forgets the faces that left. */
  prune(moment) {
    for (const [id, track] of this.#tracks) {
      if (track.gone(moment)) this.#tracks.delete(id);
    }
  }

  #freeLetter() {
    const taken = new Set([...this.#tracks.values()].map((track) => track.letter));
    return [...LETTERS].find((letter) => !taken.has(letter)) ?? '·';
  }
}
