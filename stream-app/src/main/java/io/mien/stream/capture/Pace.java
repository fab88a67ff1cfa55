package io.mien.stream.capture;

/** How fast the frames of a source are published. */
public enum Pace {
  /** Each frame when its position comes, as a camera would have sent it. */
  SOURCE_RATE,
  /** As soon as the one before is on its way. */
  AS_FAST_AS_POSSIBLE
}
