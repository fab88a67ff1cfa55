package io.mien.recognition.face;

import java.nio.file.Path;

/** Opens the detector that the options ask for. */
public final class FaceDetectors {

  private FaceDetectors() {}

  /**
   * YuNet where the options name its file, else the Haar cascades. To be called on the thread that
   * will use the detector.
   *
   * @throws io.mien.recognition.MienException if the file is missing, unreadable or no YuNet
   */
  public static FaceDetector create(DetectorOptions options) {
    Path yunet = options.yunet();
    return yunet == null ? HaarFaceDetector.open(options) : YuNetFaceDetector.open(yunet, options);
  }

  /** One sentence for a person: which detector the options choose, and how to get a better one. */
  public static String describe(DetectorOptions options) {
    Path yunet = options.yunet();
    return yunet == null
        ? "Faces are found by OpenCV's Haar cascades, frontal ones only; YuNet finds more:"
            + " 'mien models fetch yunet' gets it for all later runs."
        : "Faces are found by YuNet (%s).".formatted(yunet);
  }
}
