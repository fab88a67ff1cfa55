/** The eight categories in canonical order; a bundle may know fewer of them. */
export const EMOTIONS = [
  'Neutral',
  'Happy',
  'Sad',
  'Surprise',
  'Fear',
  'Disgust',
  'Anger',
  'Contempt',
];

export const indexOf = (label) => EMOTIONS.indexOf(label);

/** What a person reads; -1 is a face that shows no emotion clearly enough. */
export const nameOf = (index) => EMOTIONS[index] ?? 'Uncertain';

/** The custom property that carries the color of an emotion: see base.css. */
export const colorVariable = (index) =>
  index < 0 ? 'var(--uncertain)' : `var(--${EMOTIONS[index].toLowerCase()})`;

/** The same color as a canvas wants it. */
export const colorOf = (index) => colors().emotion[index] ?? colors().uncertain;

let palette = null;

/** Colors as a canvas wants them; read again when the theme changes. */
export function colors() {
  if (!palette) {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    palette = {
      emotion: EMOTIONS.map((label) => read(label.toLowerCase())),
      uncertain: read('uncertain'),
      stage: read('stage'),
      grid: read('stage-grid'),
      ink: read('stage-ink'),
      chip: read('stage-chip'),
      halo: read('stage-halo'),
      line: read('line'),
    };
  }
  return palette;
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  palette = null;
});
