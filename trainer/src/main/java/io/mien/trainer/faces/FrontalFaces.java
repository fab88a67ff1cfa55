package io.mien.trainer.faces;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.Frame;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the faces that a face model learns from: those whose emotion the annotators agree on and
 * that look into the camera, turned and scaled so that their eyes lie on FER2013's template.
 * Averages are only sharp where the same thing lies in the same place.
 */
public final class FrontalFaces {

  private static final double MIN_EYE_DISTANCE = 12;
  private static final double MAX_ROLL = Math.toRadians(15);
  // How far the nose may be off the middle of the eyes, as a share of their distance.
  private static final double MAX_YAW = 0.16;

  private final CropLandmarks landmarks;
  private final FaceAligner aligner = new FaceAligner(Fer2013.template());

  /** Finds eyes by {@code landmarks}, which the caller closes. */
  public FrontalFaces(CropLandmarks landmarks) {
    this.landmarks = landmarks;
  }

  /**
   * The chosen faces for each label of {@code truth}, in order.
   *
   * @param agreement share of the votes that the emotion must have, in (0, 1]
   * @param most faces for each emotion
   * @throws MienException if an emotion has fewer than two
   */
  public List<List<AlignedCrop>> choose(
      List<LabeledFace> faces, Truth truth, double agreement, int most) {
    List<List<AlignedCrop>> chosen = new ArrayList<>();
    for (Emotion emotion : truth.labels()) {
      List<AlignedCrop> ofEmotion =
          faces.stream()
              .filter(face -> share(face, truth, emotion) >= agreement)
              .map(face -> frontal(face.crop()))
              .flatMap(Optional::stream)
              .limit(most)
              .toList();
      if (ofEmotion.size() < 2) {
        throw new MienException(
            "Too few frontal faces show %s with %.0f %% of the votes; give a smaller --agreement or more faces."
                .formatted(emotion.label(), 100 * agreement));
      }
      chosen.add(ofEmotion);
    }
    return chosen;
  }

  private static double share(LabeledFace face, Truth truth, Emotion emotion) {
    return truth.target(face).map(target -> (double) target.of(emotion)).orElse(0.0);
  }

  private Optional<AlignedCrop> frontal(AlignedCrop crop) {
    return landmarks.find(crop).filter(FrontalFaces::isFrontal).map(found -> aligned(crop, found));
  }

  private AlignedCrop aligned(AlignedCrop crop, Landmarks found) {
    try (Frame frame = CropLandmarks.frame(crop)) {
      return aligner.align(frame, found);
    }
  }

  private static boolean isFrontal(Landmarks found) {
    Point right = found.rightEye();
    Point left = found.leftEye();
    Point nose = found.nose();
    double dx = left.x() - right.x();
    double dy = left.y() - right.y();
    double distance = Math.hypot(dx, dy);
    return distance >= MIN_EYE_DISTANCE
        && Math.abs(Math.atan2(dy, dx)) <= MAX_ROLL
        && (nose == null || Math.abs(nose.x() - (left.x() + right.x()) / 2) <= MAX_YAW * distance);
  }
}
