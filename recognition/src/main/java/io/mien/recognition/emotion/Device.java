package io.mien.recognition.emotion;

/** Where a model computes. */
public enum Device {
  /** CUDA where this build and machine have it, else the CPU; which one is logged. */
  AUTO,
  CPU,
  /** CUDA, or an error that says what is missing. */
  CUDA
}
