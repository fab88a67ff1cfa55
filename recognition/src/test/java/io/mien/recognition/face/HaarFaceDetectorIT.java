package io.mien.recognition.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.Pictures;
import io.mien.recognition.Shared;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaarFaceDetectorIT {

  private final FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource({"head-pose-face-detection-female.gif, 15", "head-pose-face-detection-male.gif, 60"})
  void shouldFindFrontalFaces(String clip, int faces) {
    try (FaceDetector detector = FaceDetectors.create(DetectorOptions.haar())) {
      int found = 0;
      for (byte[] jpeg : Pictures.jpegsOfGif(Shared.video(clip))) {
        try (Frame frame = decoder.decode(jpeg)) {
          for (Face face : detector.detect(frame)) {
            found++;
            assertEyesWithin(face);
          }
        }
      }
      assertThat(found).isBetween(faces, faces + 4);
    }
  }

  @Test
  void shouldPlaceEyesWhereYuNetDoes() {
    int near = 0;
    int all = 0;
    try (FaceDetector haar = FaceDetectors.create(DetectorOptions.haar());
        FaceDetector yunet = FaceDetectors.create(DetectorOptions.yunet(Shared.yunet()))) {
      for (byte[] jpeg : Pictures.jpegsOfGif(Shared.video("head-pose-face-detection-female.gif"))) {
        try (Frame frame = decoder.decode(jpeg)) {
          Landmarks truth = yunet.detect(frame).get(0).landmarks();
          double eyes = distance(truth.rightEye(), truth.leftEye());
          for (Face face : haar.detect(frame)) {
            all += 2;
            near += distance(face.landmarks().rightEye(), truth.rightEye()) < 0.25 * eyes ? 1 : 0;
            near += distance(face.landmarks().leftEye(), truth.leftEye()) < 0.25 * eyes ? 1 : 0;
          }
        }
      }
    }
    assertThat((double) near / all).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 2000", "2000, 3", "640, 33", "1921, 1081"})
  void shouldSearchFramesOfAnyShape(int width, int height) {
    try (FaceDetector detector = FaceDetectors.create(DetectorOptions.haar());
        Frame frame = Frame.ofBgr(width, height, new byte[3 * width * height])) {
      assertThat(detector.detect(frame)).isEmpty();
    }
  }

  @Test
  void shouldFindNobodyOnAWall() {
    try (FaceDetector detector = FaceDetectors.create(DetectorOptions.haar());
        Frame wall = decoder.decode(Pictures.jpeg(640, 480))) {
      assertThat(detector.name()).isEqualTo("Haar");
      assertThat(detector.detect(wall)).isEmpty();
    }
  }

  private static void assertEyesWithin(Face face) {
    Box box = face.box();
    Landmarks eyes = face.landmarks();
    assertThat(eyes.rightEye().x()).isBetween(box.x(), box.x() + 0.5f * box.width());
    assertThat(eyes.leftEye().x()).isBetween(box.x() + 0.5f * box.width(), box.x() + box.width());
    assertThat(eyes.rightEye().y()).isBetween(box.y(), box.y() + 0.6f * box.height());
    assertThat(eyes.leftEye().y()).isBetween(box.y(), box.y() + 0.6f * box.height());
    assertThat(eyes.nose()).isNull();
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
