package io.mien.recognition.face;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the detector that the options ask for. */
public final class FaceDetectors {

  private static final Logger LOG = LoggerFactory.getLogger(FaceDetectors.class);

  /** Every thread opens a detector; which one it is need be said once. */
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private FaceDetectors() {}

  /**
   * YuNet where the options name its file, else the Haar cascades. To be called on the thread that
   * will use the detector.
   *
   * @throws io.mien.recognition.MienException if the file is missing, unreadable or no YuNet
   */
  public static FaceDetector create(DetectorOptions options) {
    Path yunet = options.yunet();
    FaceDetector detector =
        yunet == null ? HaarFaceDetector.open(options) : YuNetFaceDetector.open(yunet, options);
    if (SAID.compareAndSet(false, true)) {
      say(yunet);
    }
    return detector;
  }

  private static void say(@Nullable Path yunet) {
    if (yunet == null) {
      LOG.info(
          "Faces are found by OpenCV's Haar cascades, frontal ones only; YuNet finds more:"
              + " 'mien models fetch yunet' gets it for all later runs.");
    } else {
      LOG.info("Faces are found by YuNet ({}).", yunet);
    }
  }
}
