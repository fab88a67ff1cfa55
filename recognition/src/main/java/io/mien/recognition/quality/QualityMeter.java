package io.mien.recognition.quality;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.face.Box;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.Landmarks;

/** Measures the faces of a frame. Thread-safe. */
public final class QualityMeter {

  private final CropTemplate template;

  /**
   * @param template that the crops were brought to
   */
  public QualityMeter(CropTemplate template) {
    this.template = requireNonNull(template, "template");
  }

  /**
   * @param face in pixels of the original frame
   * @param crop of that face
   */
  public FaceQuality measure(Face face, AlignedCrop crop) {
    Box box = face.box();
    return new FaceQuality(
        Math.sqrt((double) box.width() * box.height()),
        BlurMeter.measure(crop, cropSide(face.landmarks())),
        HeadPoseEstimator.estimate(face.landmarks()).orElse(null));
  }

  /** What the side of the crop measures on the frame, in pixels. */
  private double cropSide(Landmarks landmarks) {
    double eyes =
        Math.hypot(
            landmarks.leftEye().x() - landmarks.rightEye().x(),
            landmarks.leftEye().y() - landmarks.rightEye().y());
    double templateEyes =
        Math.hypot(
            template.leftEye().x() - template.rightEye().x(),
            template.leftEye().y() - template.rightEye().y());
    return template.size() * eyes / templateEyes;
  }
}
