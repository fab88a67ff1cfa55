package io.mien.stream.bench;

import io.mien.recognition.StageLatencies;

/**
 * Time of the stages of one frame in milliseconds, by the clock or of a processor.
 *
 * @param decode from bytes to pixels
 * @param detect looking for faces
 * @param follow following them from the frame before
 * @param align bringing all of them to the crop template
 * @param infer estimating what they show
 */
record StageTimes(double decode, double detect, double follow, double align, double infer) {

  static final StageTimes NONE = new StageTimes(0, 0, 0, 0, 0);

  StageTimes plus(StageLatencies frame) {
    return new StageTimes(
        decode + frame.decodeMs(),
        detect + frame.detectMs(),
        follow + frame.followMs(),
        align + frame.alignMs(),
        infer + frame.inferMs());
  }

  StageTimes plus(StageTimes other) {
    return new StageTimes(
        decode + other.decode,
        detect + other.detect,
        follow + other.follow,
        align + other.align,
        infer + other.infer);
  }

  StageTimes times(double factor) {
    return new StageTimes(
        decode * factor, detect * factor, follow * factor, align * factor, infer * factor);
  }

  double sum() {
    return decode + detect + follow + align + infer;
  }
}
