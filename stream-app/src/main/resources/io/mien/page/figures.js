import { STAGES } from './camera.js';
import { element, write } from './dom.js';
import { EMOTIONS, colorVariable } from './emotions.js';
import { barePercent, count, milliseconds } from './format.js';
import { Agreement } from './stats.js';

const NAMES = {
  queue: 'Kafka and queue',
  decode: 'Decode',
  detect: 'Detect',
  align: 'Align',
  infer: 'Infer',
  deliver: 'To this page',
};

/** Where the time goes: the median of each stage over the last seconds. */
export class LatencyView {
  #total = element('span', { class: 'number' });
  #parts = STAGES.map((stage) => ({
    stage,
    piece: element('i', { 'data-stage': stage }),
    value: element('dd', { class: 'number' }),
  }));

  constructor() {
    this.node = element(
      'section',
      { class: 'latency', 'aria-label': 'Latency' },
      element('h3', {}, 'Capture to event ', this.#total),
      element('div', { class: 'strip', 'aria-hidden': 'true' }, ...this.#parts.map((p) => p.piece)),
      element(
        'dl',
        {},
        ...this.#parts.map((p) =>
          element('div', { 'data-stage': p.stage }, element('dt', {}, NAMES[p.stage]), p.value),
        ),
      ),
    );
  }

  show(camera) {
    write(this.#total, milliseconds(camera.latency.quantile(0.5)));
    for (const { stage, piece, value } of this.#parts) {
      const median = camera.stages[stage].quantile(0.5);
      write(value, milliseconds(median));
      piece.style.setProperty('--part', Number.isFinite(median) ? Math.max(0.2, median) : 0);
    }
  }
}

/** Drawn against recognized, for cameras that know what they drew. */
export class AgreementView {
  #share = element('span', { class: 'number' });
  #seen = element('p', { class: 'note' });
  #cells = EMOTIONS.map(() => EMOTIONS.map((_, column) => cell(column)));

  constructor() {
    const head = element(
      'div',
      { class: 'line head' },
      element('span', { class: 'name' }),
      ...EMOTIONS.map((label, i) => dot(label, i)),
    );
    const lines = EMOTIONS.map((label, row) =>
      element('div', { class: 'line' }, element('span', { class: 'name' }, label), ...this.#cells[row]),
    );
    this.matrix = element('div', { class: 'matrix', role: 'img' }, head, ...lines);
    this.node = element(
      'section',
      { class: 'agreement', 'aria-label': 'Agreement', hidden: '' },
      element(
        'div',
        {},
        element('h3', {}, 'Agreement'),
        element('p', { class: 'big' }, this.#share),
        this.#seen,
      ),
      element(
        'figure',
        {},
        this.matrix,
        element('figcaption', { class: 'note' }, 'rows drawn, columns recognized'),
      ),
    );
  }

  show(agreement) {
    this.node.hidden = agreement.total === 0;
    if (agreement.total === 0) return;
    write(this.#share, barePercent(agreement.share()));
    write(
      this.#seen,
      `of ${count(agreement.total)} faces drawn clearly (weight ${Agreement.CLEAR} or more) since this page opened`,
    );
    const told = [];
    this.#cells.forEach((cells, row) => {
      cells.forEach((node, column) => {
        const share = agreement.cell(row, column);
        node.style.setProperty('--share', Number.isFinite(share) ? share : 0);
        if (row !== column || !Number.isFinite(share)) return;
        told.push(`${EMOTIONS[row]} ${barePercent(share)}`);
      });
    });
    this.matrix.setAttribute('aria-label', `Drawn and recognized as drawn: ${told.join(', ')}`);
  }
}

function cell(column) {
  const node = element('i', {});
  node.style.setProperty('--tone', colorVariable(column));
  return node;
}

function dot(label, index) {
  const node = element('i', { class: 'dot', title: `recognized as ${label}` });
  node.style.setProperty('--tone', colorVariable(index));
  return node;
}
