import { canvasContext } from './dom.js';
import { colors } from './emotions.js';

const SPAN_MS = 60000;
/** A longer gap is a time without the face, not a long sample. */
const GAP_MS = 1200;

/** The last minute of a face as a strip of colors: recognized, and drawn above it where known. */
export function drawRibbon(canvas, history, moment) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0) return;
  const g = canvasContext(canvas, width, height);
  g.clearRect(0, 0, width, height);
  const known = history.some((entry) => entry.drawn >= 0);
  const lane = known ? height / 2 : height;
  const palette = colors().emotion;
  const place = (at) => width * (1 - (moment - at) / SPAN_MS);
  for (let i = 0; i < history.length; i++) {
    const { at, top, drawn } = history[i];
    if (at > moment) break;
    const from = place(at);
    const until = Math.min(history[i + 1]?.at ?? moment, at + GAP_MS, moment);
    const wide = Math.max(1, place(until) - from) + 0.5;
    if (from + wide < 0) continue;
    if (drawn >= 0) {
      g.fillStyle = palette[drawn];
      g.fillRect(from, 0, wide, lane - 1);
    }
    if (top >= 0) {
      g.fillStyle = palette[top];
      g.fillRect(from, known ? lane + 1 : 0, wide, known ? lane - 1 : lane);
    }
  }
}
