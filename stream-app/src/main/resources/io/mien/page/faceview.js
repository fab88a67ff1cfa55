import { element, write } from './dom.js';
import { EMOTIONS, colorVariable, nameOf } from './emotions.js';
import { percent } from './format.js';
import { MoodPlot } from './mood.js';
import { drawRibbon } from './ribbon.js';
import { RoutingView } from './routing.js';

const SMOOTHING_MS = 140;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** The panel of one face: the emotion shown, a bar for each label, what was drawn, its way, the last minute. */
export class FaceView {
  shares = null;
  shown = -1;

  #letter = element('span', { class: 'letter', 'aria-hidden': 'true' });
  #name = element('h3', { class: 'top' });
  #share = element('span', { class: 'share' });
  #drawn = element('p', { class: 'drawn', hidden: '' });
  #why = element('p', { class: 'why', hidden: '' });
  #score = element('span', { class: 'number' });
  #ribbon = element('canvas', { class: 'ribbon', 'aria-hidden': 'true' });
  #mood = new MoodPlot();
  #routing = new RoutingView();
  #bars = EMOTIONS.map(bar);

  constructor(track) {
    this.track = track;
    write(this.#letter, track.letter);
    this.node = element(
      'section',
      { class: 'face', 'data-face': track.letter, 'aria-label': `Face ${track.letter}` },
      element(
        'header',
        {},
        this.#letter,
        element('div', {}, this.#name, this.#why, this.#drawn),
        this.#share,
      ),
      element(
        'div',
        { class: 'detail' },
        element('div', { class: 'bars' }, ...this.#bars.map((entry) => entry.node)),
        this.#mood.node,
      ),
      this.#routing.node,
      element(
        'footer',
        {},
        element('span', { 'aria-hidden': 'true' }, 'last minute'),
        this.#ribbon,
        element('span', {}, 'detector ', this.#score),
      ),
    );
  }

  /** Every picture: bars and color. The bars follow the events within a few frames of the screen. */
  move(face, elapsedMs) {
    this.face = face;
    const k = calm.matches || !this.shares ? 1 : 1 - Math.exp(-elapsedMs / SMOOTHING_MS);
    this.shares = face.shares.map((share, i) => {
      const before = this.shares ? this.shares[i] : share;
      return before + (share - before) * k;
    });
    this.shown = face.shown;
    this.node.style.setProperty('--tone', colorVariable(this.shown));
    this.node.classList.toggle('uncertain', this.shown < 0);
    this.node.classList.toggle('away', face.presence < 0.5);
    this.#bars.forEach((entry, i) => entry.fill.style.setProperty('--share', this.shares[i]));
    this.#mood.show(face.mood);
  }

  /** A few times a second: everything a person reads. */
  tell(moment) {
    const { face } = this;
    write(this.#name, this.#isUnjudged() ? 'Not judged' : nameOf(this.shown));
    write(this.#share, this.shown < 0 ? '' : percent(this.shares[this.shown]));
    write(this.#score, face.score.toFixed(2));
    this.#bars.forEach((entry, i) => {
      entry.node.hidden = !face.known[i];
      entry.node.classList.toggle('leads', i === this.shown);
      write(entry.value, percent(this.shares[i]));
      entry.node.setAttribute('aria-valuenow', Math.round(this.shares[i] * 100));
    });
    this.#tellDrawn(face);
    this.#tellRouting(face);
    this.#why.hidden = face.failed.length === 0;
    write(this.#why, face.failed.map((gate) => gate.toLowerCase().replaceAll('_', ' ')).join(', '));
    this.#mood.describe(face.mood, face.weakMood);
    drawRibbon(this.#ribbon, this.track.history, moment);
  }

  /** Whether it is too bad to be judged and was not good enough lately either. */
  #isUnjudged() {
    return this.face.failed.length > 0 && this.shown < 0;
  }

  /** A tick on a bar is the share that the parent had given, where a child changed it. */
  #tellRouting({ routing }) {
    this.#routing.tell(routing);
    const changed = routing !== null && routing.child !== null;
    this.#bars.forEach((entry, i) => {
      const differs = changed && Math.abs(routing.shares[i] - this.face.raw[i]) > 0.005;
      entry.tick.hidden = !differs;
      if (differs) entry.tick.style.setProperty('--share', routing.shares[i]);
    });
  }

  #tellDrawn({ drawn, weight }) {
    this.#drawn.hidden = drawn < 0;
    this.node.classList.toggle('has-drawn', drawn >= 0);
    if (drawn < 0) return;
    const changing = weight < 0.8;
    const agrees = drawn === this.shown;
    this.#drawn.dataset.verdict = changing ? 'changing' : agrees ? 'agrees' : 'differs';
    this.#drawn.style.setProperty('--meant', colorVariable(drawn));
    const verdict = changing ? '…' : agrees ? '✓' : '≠';
    const words = changing ? 'changing' : agrees ? 'recognized' : 'not recognized';
    const text = `drawn ${EMOTIONS[drawn]} ${verdict}`;
    if (this.#drawn.dataset.text === text) return;
    this.#drawn.dataset.text = text;
    this.#drawn.replaceChildren(
      'drawn ',
      element('b', {}, EMOTIONS[drawn]),
      element('span', { class: 'verdict', 'aria-hidden': 'true' }, ` ${verdict}`),
      element('span', { class: 'unseen' }, `, ${words}`),
    );
  }
}

function bar(label, index) {
  const fill = element('i', {});
  const tick = element('b', { class: 'tick', hidden: '' });
  const value = element('span', { class: 'number' });
  const node = element(
    'div',
    {
      class: 'row',
      role: 'meter',
      'aria-label': label,
      'aria-valuemin': '0',
      'aria-valuemax': '100',
      'aria-valuenow': '0',
      'data-emotion': label,
    },
    element('span', { class: 'name' }, label),
    element('span', { class: 'rail' }, fill, tick),
    value,
  );
  node.style.setProperty('--tone', colorVariable(index));
  return { node, fill, tick, value };
}
