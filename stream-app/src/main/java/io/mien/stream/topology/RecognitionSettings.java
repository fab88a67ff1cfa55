package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.route.ExpertChoice;

/**
 * How frames are recognized and their faces followed.
 *
 * @param bundle {@code default} or the folder of a model bundle
 * @param experts of its expert groups, which are asked
 * @param detector finds also those faces that only go on with a track
 */
public record RecognitionSettings(
    String bundle,
    ExpertChoice experts,
    OnnxOptions onnx,
    DetectorOptions detector,
    DecodeLimits limits,
    TrackingSettings tracking) {

  public RecognitionSettings {
    requireNonNull(bundle, "bundle");
    requireNonNull(experts, "experts");
    requireNonNull(onnx, "onnx");
    requireNonNull(detector, "detector");
    requireNonNull(limits, "limits");
    requireNonNull(tracking, "tracking");
  }
}
