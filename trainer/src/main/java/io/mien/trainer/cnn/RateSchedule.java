package io.mien.trainer.cnn;

/** How the learning rate goes over a run. */
public enum RateSchedule {
  /** Up to its peak in the first epochs, then down to 0 on half a cosine. */
  COSINE,
  /** The same all the time. */
  CONSTANT
}
