/** Values of the last few seconds, by the time they were pushed. */
export class Recent {
  #span;
  #entries = [];
  #start = null;

  constructor(spanMs) {
    this.#span = spanMs;
  }

  push(now, value) {
    this.#start ??= now;
    this.#entries.push({ now, value });
    this.#forget(now);
  }

  /** Entries a second; over the time since the first one while that is shorter than the span. */
  rate(now) {
    this.#forget(now);
    if (this.#start === null) return 0;
    const seconds = Math.min(this.#span, Math.max(1000, now - this.#start)) / 1000;
    return this.#entries.length / seconds;
  }

  /** The value below which this share of all lies; NaN when there is none. */
  quantile(share) {
    if (this.#entries.length === 0) return NaN;
    const sorted = this.#entries.map((entry) => entry.value).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  #forget(now) {
    let old = 0;
    while (old < this.#entries.length && this.#entries[old].now < now - this.#span) old++;
    if (old > 0) this.#entries.splice(0, old);
  }
}

/** How often a drawn emotion was recognized as which: rows are drawn, columns recognized. */
export class Agreement {
  /** Below this weight the drawn face is still on its way to another emotion. */
  static CLEAR = 0.8;

  #counts;
  total = 0;
  agreed = 0;

  constructor(labels) {
    this.#counts = Array.from({ length: labels }, () => new Uint32Array(labels));
  }

  add(drawn, recognized, weight) {
    if (weight < Agreement.CLEAR || drawn < 0 || recognized < 0) return;
    this.#counts[drawn][recognized]++;
    this.total++;
    if (drawn === recognized) this.agreed++;
  }

  share() {
    return this.total === 0 ? NaN : this.agreed / this.total;
  }

  /** Of the faces drawn with this emotion, the share recognized as that one; NaN without any. */
  cell(drawn, recognized) {
    const row = this.#counts[drawn];
    const sum = row.reduce((a, b) => a + b, 0);
    return sum === 0 ? NaN : row[recognized] / sum;
  }
}
