import { element, write } from './dom.js';
import { EMOTIONS, colorVariable } from './emotions.js';
import { barePercent } from './format.js';

const NATS = 'Kullback–Leibler divergence D(parent, child) in nats';

/**
 * Which way a face went: the group that was asked, how far each child is from the parent, which of
 * them decided, and what the parent itself said. It appears with the first face that is routed and
 * then stays, so that the card does not jump.
 */
export class RoutingView {
  #group = element('span', { class: 'group' });
  #child = element('b', { class: 'child' });
  #nats = element('dl', { class: 'nats', title: NATS, 'aria-label': NATS });
  #own = element('b', {});
  #share = element('span', { class: 'number' });
  #sign = element('i', { class: 'sign', 'aria-hidden': 'true' });
  #said = element('p', { class: 'own' }, this.#sign, 'parent ', this.#own, ' ', this.#share);
  #children = new Map();

  constructor() {
    this.node = element(
      'div',
      { class: 'routing', role: 'group', 'aria-label': 'Experts', hidden: '' },
      element('p', { class: 'way' }, this.#group, element('span', { class: 'to' }, ' → '), this.#child),
      this.#nats,
      this.#said,
    );
  }

  tell(routing) {
    if (!routing && this.node.hidden) return;
    this.node.hidden = false;
    this.node.dataset.state = !routing ? 'alone' : routing.child === null ? 'kept' : 'expert';
    if (!routing) return;
    write(this.#group, routing.group);
    write(this.#child, routing.child ?? 'parent kept');
    write(this.#own, EMOTIONS[routing.top]);
    write(this.#share, barePercent(routing.shares[routing.top]));
    this.#said.style.setProperty('--meant', colorVariable(routing.top));
    this.#tellNats(routing);
  }

  #tellNats({ divergences, child }) {
    for (const [name, { node }] of this.#children) {
      if (name in divergences) continue;
      node.remove();
      this.#children.delete(name);
    }
    for (const [name, nats] of Object.entries(divergences)) {
      const entry = this.#children.get(name) ?? this.#added(name);
      write(entry.value, nats.toFixed(2));
      entry.node.classList.toggle('chosen', name === child);
    }
  }

  #added(name) {
    const value = element('dd', { class: 'number' });
    const node = element('div', { 'data-child': name }, element('dt', {}, name), value);
    this.#nats.append(node);
    this.#children.set(name, { node, value });
    return { node, value };
  }
}
