package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.route.ExpertChoice;
import io.mien.stream.frames.ClaimFolder;
import java.util.Optional;

/**
 * How frames are recognized and their faces followed.
 *
 * @param bundle {@code default} or the folder of a model bundle
 * @param experts of its expert groups, which are asked
 * @param detector finds also those faces that only go on with a track
 * @param claims where pictures lie that are too large for a record
 */
public record RecognitionSettings(
    String bundle,
    ExpertChoice experts,
    OnnxOptions onnx,
    DetectorOptions detector,
    DecodeLimits limits,
    TrackingSettings tracking,
    Optional<ClaimFolder> claims) {

  /** Without a folder for large frames. */
  public RecognitionSettings(
      String bundle,
      ExpertChoice experts,
      OnnxOptions onnx,
      DetectorOptions detector,
      DecodeLimits limits,
      TrackingSettings tracking) {
    this(bundle, experts, onnx, detector, limits, tracking, Optional.empty());
  }

  public RecognitionSettings {
    requireNonNull(bundle, "bundle");
    requireNonNull(experts, "experts");
    requireNonNull(onnx, "onnx");
    requireNonNull(detector, "detector");
    requireNonNull(limits, "limits");
    requireNonNull(tracking, "tracking");
    requireNonNull(claims, "claims");
  }

  /** The same with a folder for large frames, whose pictures are decoded as well. */
  public RecognitionSettings withClaims(ClaimFolder folder) {
    return new RecognitionSettings(
        bundle,
        experts,
        onnx,
        detector,
        new DecodeLimits(Math.max(limits.maxBytes(), folder.maxBytes()), limits.maxPixels()),
        tracking,
        Optional.of(folder));
  }
}
