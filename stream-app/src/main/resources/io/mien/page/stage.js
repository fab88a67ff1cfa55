import { canvasContext } from './dom.js';
import { colorOf, colors, nameOf } from './emotions.js';
import { barePercent } from './format.js';

const FAMILY = 'Inter, system-ui, "Segoe UI", Roboto, Arial, sans-serif';

/** Draws what a camera sees: the faces at their places, over a grid or over the picture. */
export class Stage {
  #canvas;
  #width = 0;
  #height = 0;
  #rem = 16;

  constructor(canvas) {
    this.#canvas = canvas;
    new ResizeObserver(([entry]) => {
      this.#width = entry.contentRect.width;
      this.#height = entry.contentRect.height;
      this.#rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    }).observe(canvas);
  }

  /**
   * @param size width and height of the frame in pixels
   * @param shown faces as FaceView shows them: face, letter, smoothed shares and what is shown of them
   * @param picture the frame itself, or null for the schematic
   */
  draw(size, shown, picture) {
    if (this.#width === 0) return;
    const g = canvasContext(this.#canvas, this.#width, this.#height);
    const scale = this.#width / size.width;
    if (picture) g.drawImage(picture, 0, 0, this.#width, this.#height);
    else this.#grid(g);
    for (const entry of shown) {
      g.globalAlpha = entry.face.presence;
      if (!picture) ghost(g, entry, scale);
      brackets(g, entry, scale);
      marks(g, entry, scale, Boolean(picture));
    }
    // Names come last, so that no other face covers them.
    for (const entry of shown) {
      g.globalAlpha = entry.face.presence;
      chip(g, entry, scale, this.#width, this.#rem);
    }
    g.globalAlpha = 1;
  }

  #grid(g) {
    const { stage, grid } = colors();
    g.fillStyle = stage;
    g.fillRect(0, 0, this.#width, this.#height);
    g.fillStyle = grid;
    const step = Math.max(16, this.#width / 32);
    for (let y = step / 2; y < this.#height; y += step) {
      for (let x = step / 2; x < this.#width; x += step) g.fillRect(x - 0.75, y - 0.75, 1.5, 1.5);
    }
  }
}

/** A head where a head is: an oval in the color of the emotion, denser the surer the model is. */
function ghost(g, { face, shares, shown }, scale) {
  const [x, y, w, h] = face.box.map((value) => value * scale);
  const color = colorOf(shown);
  g.save();
  g.beginPath();
  g.ellipse(x + w / 2, y + h / 2, w * 0.43, h * 0.5, 0, 0, 2 * Math.PI);
  g.fillStyle = color;
  g.globalAlpha *= 0.08 + 0.22 * (shares[shown] ?? 0);
  g.fill();
  g.restore();
  g.save();
  g.strokeStyle = color;
  g.globalAlpha *= 0.55;
  g.lineWidth = 1.5;
  g.stroke();
  g.restore();
}

function brackets(g, { face, shown }, scale) {
  const [x, y, w, h] = face.box.map((value) => value * scale);
  const arm = Math.min(w, h) * 0.2;
  const r = Math.min(10, arm / 2);
  g.beginPath();
  for (const [cx, cy, dx, dy] of [
    [x, y, 1, 1],
    [x + w, y, -1, 1],
    [x + w, y + h, -1, -1],
    [x, y + h, 1, -1],
  ]) {
    g.moveTo(cx + dx * arm, cy);
    g.lineTo(cx + dx * r, cy);
    g.quadraticCurveTo(cx, cy, cx, cy + dy * r);
    g.lineTo(cx, cy + dy * arm);
  }
  g.lineCap = 'round';
  g.lineJoin = 'round';
  g.strokeStyle = colors().halo;
  g.lineWidth = 5;
  g.stroke();
  g.strokeStyle = colorOf(shown);
  g.lineWidth = 3;
  g.stroke();
}

/** Eyes, tip of the nose and corners of the mouth, as far as the detector knows them. */
function marks(g, { face }, scale, small) {
  const radius = Math.max(1.6, face.box[2] * scale * (small ? 0.014 : 0.026));
  const points = face.marks.map((p) => p && [p[0] * scale, p[1] * scale]);
  g.fillStyle = small ? 'white' : colors().ink;
  g.strokeStyle = 'rgb(0 0 0 / 60%)';
  g.lineWidth = small ? 1 : 0;
  for (const p of points) {
    if (!p) continue;
    g.beginPath();
    g.arc(p[0], p[1], radius, 0, 2 * Math.PI);
    g.fill();
    if (small) g.stroke();
  }
  const [, , , right, left] = points;
  if (!small && right && left) {
    g.beginPath();
    g.moveTo(right[0], right[1]);
    g.lineTo(left[0], left[1]);
    g.strokeStyle = colors().ink;
    g.lineWidth = Math.max(1.5, radius * 0.8);
    g.stroke();
  }
}

function chip(g, { face, letter, shares, shown }, scale, width, rem) {
  const [x, y, w, h] = face.box.map((value) => value * scale);
  const { chip: ground, ink } = colors();
  g.font = `600 ${0.82 * rem}px ${FAMILY}`;
  g.textBaseline = 'middle';
  const share = shown < 0 ? '' : ` ${barePercent(shares[shown])}`;
  const text = `${letter}  ${nameOf(shown)}${share}`;
  const high = 1.65 * rem;
  const wide = g.measureText(text).width + 2 * rem;
  const left = Math.min(Math.max(4, x + w / 2 - wide / 2), width - wide - 4);
  const above = y - high - 0.5 * rem;
  const up = above > 4 ? above : Math.max(4, y + h + 0.5 * rem);
  g.beginPath();
  g.roundRect(left, up, wide, high, high / 2);
  g.fillStyle = ground;
  g.fill();
  g.beginPath();
  g.arc(left + 0.9 * rem, up + high / 2, 0.32 * rem, 0, 2 * Math.PI);
  g.fillStyle = colorOf(shown);
  g.fill();
  g.fillStyle = ink;
  g.fillText(text, left + 1.5 * rem, up + high / 2 + 0.5);
}
