package io.mien.recognition.face;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which detector, and how strict.
 *
 * @param yunet YuNet's ONNX file; null for the Haar cascades that come with OpenCV
 * @param minScore faces below it are left out, in [0, 1]
 * @param maxOverlap of two boxes whose intersection over union is larger, YuNet keeps the better;
 *     in (0, 1]
 * @param longestSide frames are reduced to this many pixels for the search, at least 64
 */
public record DetectorOptions(
    @Nullable Path yunet, float minScore, float maxOverlap, int longestSide) {

  private static final float YUNET_MIN_SCORE = 0.7f;
  private static final float HAAR_MIN_SCORE = 0.5f;
  private static final float MAX_OVERLAP = 0.3f;
  private static final int YUNET_LONGEST_SIDE = 640;
  private static final int HAAR_LONGEST_SIDE = 480;

  public DetectorOptions {
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException("minScore lies in [0, 1]: " + minScore);
    }
    if (!(maxOverlap > 0 && maxOverlap <= 1)) {
      throw new IllegalArgumentException("maxOverlap lies in (0, 1]: " + maxOverlap);
    }
    if (longestSide < 64 || longestSide > 8192) {
      throw new IllegalArgumentException("longestSide lies in [64, 8192]: " + longestSide);
    }
  }

  /** YuNet with score 0.7, overlap 0.3 and a search on 640 pixels. */
  public static DetectorOptions yunet(Path onnx) {
    return new DetectorOptions(
        requireNonNull(onnx, "onnx"), YUNET_MIN_SCORE, MAX_OVERLAP, YUNET_LONGEST_SIDE);
  }

  /**
   * The embedded default: Haar cascades with score 0.5 and a search on 480 pixels, for they are
   * slow.
   */
  public static DetectorOptions haar() {
    return new DetectorOptions(null, HAAR_MIN_SCORE, MAX_OVERLAP, HAAR_LONGEST_SIDE);
  }

  public DetectorOptions withMinScore(float score) {
    return new DetectorOptions(yunet, score, maxOverlap, longestSide);
  }

  public DetectorOptions withLongestSide(int pixels) {
    return new DetectorOptions(yunet, minScore, maxOverlap, pixels);
  }
}
