import { Recent } from './stats.js';

/**
 * The moment of capture that is shown now. Events come in bursts, because a transaction makes many
 * of them visible at once; showing each a little later than the slowest of the last seconds turns
 * the bursts back into even motion.
 */
export class PlayoutClock {
  static MARGIN = 40;
  static JUMP = 1500;

  #delays = new Recent(4000);
  #delay = NaN;

  observe(capturedAt, arrivedAt) {
    this.#delays.push(arrivedAt, arrivedAt - capturedAt);
  }

  /** Moves the delay gently towards what the last seconds need; to be called once a picture. */
  tick(elapsedMs) {
    const wanted = this.#delays.quantile(0.97) + PlayoutClock.MARGIN;
    if (!Number.isFinite(wanted)) return;
    const far = !Number.isFinite(this.#delay) || Math.abs(wanted - this.#delay) > PlayoutClock.JUMP;
    this.#delay = far ? wanted : this.#delay + (wanted - this.#delay) * (1 - Math.exp(-elapsedMs / 700));
  }

  /** Capture time to show, in milliseconds since 1970. */
  shown(now) {
    return Number.isFinite(this.#delay) ? now - this.#delay : now;
  }
}
