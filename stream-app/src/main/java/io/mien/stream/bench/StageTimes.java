package io.mien.stream.bench;

import io.mien.recognition.StageLatencies;

/**
 * Time of the stages of one frame in milliseconds, by the clock or of a processor.
 *
 * @param decode from bytes to pixels
 * @param detect finding all faces
 * @param align bringing all of them to the crop template
 * @param infer estimating what they show
 */
record StageTimes(double decode, double detect, double align, double infer) {

  static final StageTimes NONE = new StageTimes(0, 0, 0, 0);

  StageTimes plus(StageLatencies frame) {
    return new StageTimes(
        decode + frame.decodeMs(),
        detect + frame.detectMs(),
        align + frame.alignMs(),
        infer + frame.inferMs());
  }

  StageTimes plus(StageTimes other) {
    return new StageTimes(
        decode + other.decode, detect + other.detect, align + other.align, infer + other.infer);
  }

  StageTimes times(double factor) {
    return new StageTimes(decode * factor, detect * factor, align * factor, infer * factor);
  }

  double sum() {
    return decode + detect + align + infer;
  }
}
