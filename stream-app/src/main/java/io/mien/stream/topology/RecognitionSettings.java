package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.frame.DecodeLimits;

/**
 * How frames are recognized and their faces followed.
 *
 * @param bundle {@code default} or the folder of a model bundle
 * @param detector finds also those faces that only go on with a track
 */
public record RecognitionSettings(
    String bundle,
    OnnxOptions onnx,
    DetectorOptions detector,
    DecodeLimits limits,
    TrackingSettings tracking) {

  public RecognitionSettings {
    requireNonNull(bundle, "bundle");
    requireNonNull(onnx, "onnx");
    requireNonNull(detector, "detector");
    requireNonNull(limits, "limits");
    requireNonNull(tracking, "tracking");
  }
}
