/** A figure space is as wide as a digit: numbers keep their width while they change. */
const FIGURE_SPACE = '\u2007';
const THIN_SPACE = '\u202f';

const wide = (text, width) => text.padStart(width, FIGURE_SPACE);

export const percent = (share) => `${wide(String(Math.round(share * 100)), 3)}${THIN_SPACE}%`;

/** Like percent, without the padding: for text in a sentence or on the stage. */
export const barePercent = (share) => `${Math.round(share * 100)}${THIN_SPACE}%`;

export const rate = (perSecond) => wide(perSecond.toFixed(1), 5);

export function milliseconds(value) {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 9999.5) return `${wide((value / 1000).toFixed(1), 4)}${THIN_SPACE}s`;
  const text = Math.abs(value) < 9.95 ? value.toFixed(1) : String(Math.round(value));
  return `${wide(text, 4)}${THIN_SPACE}ms`;
}

export const count = (value) => value.toLocaleString('en-US');

export function ago(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  return `${Math.floor(seconds / 3600)} h ago`;
}
