package io.mien.stream.topology;

import io.mien.recognition.face.Box;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.quality.FaceQuality;
import io.mien.recognition.quality.HeadPose;
import io.mien.schemas.FaceBox;
import io.mien.schemas.FaceLandmarks;
import io.mien.schemas.PixelPoint;
import io.mien.schemas.QualityGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found of a face, as events hold it. */
final class FaceRecords {

  private FaceRecords() {}

  static FaceBox box(Box box) {
    return new FaceBox(box.x(), box.y(), box.width(), box.height());
  }

  static FaceLandmarks landmarks(Landmarks landmarks) {
    return FaceLandmarks.newBuilder()
        .setRightEye(point(landmarks.rightEye()))
        .setLeftEye(point(landmarks.leftEye()))
        .setNose(optionalPoint(landmarks.nose()))
        .setRightMouth(optionalPoint(landmarks.rightMouth()))
        .setLeftMouth(optionalPoint(landmarks.leftMouth()))
        .build();
  }

  private static PixelPoint point(Point point) {
    return new PixelPoint(point.x(), point.y());
  }

  private static @Nullable PixelPoint optionalPoint(@Nullable Point point) {
    return point == null ? null : point(point);
  }

  static io.mien.schemas.FaceQuality quality(
      FaceQuality quality, List<io.mien.recognition.quality.QualityGate> failed) {
    HeadPose pose = quality.pose();
    return io.mien.schemas.FaceQuality.newBuilder()
        .setSize((float) quality.size())
        .setBlur((float) quality.blur())
        .setYaw(pose == null ? null : (float) pose.yaw())
        .setPitch(pose == null ? null : (float) pose.pitch())
        .setRoll(pose == null ? null : (float) pose.roll())
        .setFailed(failed.stream().map(FaceRecords::gate).toList())
        .build();
  }

  private static QualityGate gate(io.mien.recognition.quality.QualityGate gate) {
    return switch (gate) {
      case TOO_SMALL -> QualityGate.TOO_SMALL;
      case BLURRED -> QualityGate.BLURRED;
      case TURNED -> QualityGate.TURNED;
    };
  }
}
