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

/** The custom property that carries the color of an emotion: see base.css. */
export const colorVariable = (index) => `var(--${EMOTIONS[index].toLowerCase()})`;

let palette = null;

/** Colors as a canvas wants them; read again when the theme changes. */
export function colors() {
  if (!palette) {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    palette = {
      emotion: EMOTIONS.map((label) => read(label.toLowerCase())),
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
