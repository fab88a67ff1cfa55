import { element, svg, write } from './dom.js';

/** Valence and arousal of a face on the circumplex: pleasant to the right, excited upwards. */
export class MoodPlot {
  #source = element('span', { class: 'mood-source' });
  #dot = svg('circle', { r: 6, class: 'mood-dot' });

  constructor() {
    this.node = element(
      'figure',
      { class: 'mood', role: 'img', 'aria-label': 'Valence and arousal', hidden: '' },
      svg(
        'svg',
        { viewBox: '-60 -60 120 120' },
        svg('circle', { r: 50, class: 'mood-rim' }),
        svg('path', { d: 'M-50 0H50M0-50V50', class: 'mood-axis' }),
        this.#dot,
      ),
      element('figcaption', {}, 'calm ↔ excited, unpleasant ↔ pleasant', this.#source),
    );
  }

  show(mood) {
    this.node.hidden = !mood;
    if (!mood) return;
    const [valence, arousal] = mood;
    this.#dot.setAttribute('cx', valence * 50);
    this.#dot.setAttribute('cy', -arousal * 50);
  }

  describe(mood, weak) {
    if (!mood) return;
    write(this.#source, weak ? ' (weak: by the emotion alone)' : '');
    const [valence, arousal] = mood.map((value) => value.toFixed(1));
    this.node.setAttribute('aria-label', `Valence ${valence}, arousal ${arousal}, of -1 to 1`);
  }
}
