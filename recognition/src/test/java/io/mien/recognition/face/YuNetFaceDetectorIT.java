package io.mien.recognition.face;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import io.mien.recognition.MienException;
import io.mien.recognition.Pictures;
import io.mien.recognition.Shared;
import io.mien.recognition.TinyGraph;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YuNetFaceDetectorIT {

  private static final String ONE_FACE = "head-pose-face-detection-male.gif";

  private final FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "classroom.gif, 180",
    "face-demographics-walking.gif, 70",
    "head-pose-face-detection-female.gif, 23",
    ONE_FACE + ", 62"
  })
  void shouldFindThePeopleOnJpegFrames(String clip, int faces) {
    try (FaceDetector detector = open()) {
      int found = 0;
      for (byte[] jpeg : Pictures.jpegsOfGif(Shared.video(clip))) {
        try (Frame frame = decoder.decode(jpeg)) {
          found += detector.detect(frame).size();
        }
      }
      assertThat(found).isBetween((int) Math.ceil(0.97 * faces), (int) (1.03 * faces));
    }
  }

  @Test
  void shouldReportInPixelsOfTheFullFrame() {
    try (FaceDetector detector = open();
        Frame small = first(ONE_FACE);
        Frame large = enlarged(small, 4)) {
      assertThat(large.width()).isEqualTo(1920);
      Face one = detector.detect(small).get(0);
      Face same = detector.detect(large).get(0);

      assertThat(same.box().overlap(one.box().scaled(4))).isGreaterThan(0.8f);
      double eyes = 4 * distance(one.landmarks().rightEye(), one.landmarks().leftEye());
      assertThat(distance(scaled(one.landmarks().rightEye(), 4), same.landmarks().rightEye()))
          .isLessThan(0.1 * eyes);
      assertThat(same.landmarks().leftEye().x()).isGreaterThan(same.landmarks().rightEye().x());
      assertThat(same.landmarks().nose()).isNotNull();
      assertThat(same.score()).isBetween(0.7f, 1f);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-20, -10, 10, 20})
  void shouldFollowTheTiltOfHeads(double degrees) {
    try (FaceDetector detector = open();
        Frame upright = first(ONE_FACE);
        Frame tilted = turned(upright, degrees)) {
      double before = tilt(detector.detect(upright).get(0));
      double after = tilt(detector.detect(tilted).get(0));

      // OpenCV turns counterclockwise, and y points down.
      assertThat(before - after).isCloseTo(degrees, within(5.0));
    }
  }

  @Test
  void shouldAnswerTheSameAgain() {
    try (FaceDetector one = open();
        FaceDetector other = open();
        Frame frame = first("classroom.gif");
        Frame between = first(ONE_FACE)) {
      List<Face> faces = one.detect(frame);
      assertThat(faces).hasSize(4).isSortedAccordingTo((a, b) -> Float.compare(x(a), x(b)));
      one.detect(between);
      assertThat(one.detect(frame)).isEqualTo(faces);
      assertThat(other.detect(frame)).isEqualTo(faces);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 2000", "2000, 3", "640, 33", "1921, 1081"})
  void shouldSearchFramesOfAnyShape(int width, int height) {
    try (FaceDetector detector = open();
        Frame frame = Frame.ofBgr(width, height, new byte[3 * width * height])) {
      assertThat(detector.detect(frame)).isEmpty();
    }
  }

  @Test
  void shouldFindNobodyOnAWall() {
    try (FaceDetector detector = open();
        Frame wall = decoder.decode(Pictures.jpeg(640, 480))) {
      assertThat(detector.detect(wall)).isEmpty();
    }
  }

  @Test
  void shouldRefuseFilesThatAreNoYuNet(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("text.onnx"), "hello", UTF_8);
    Path other = Files.write(folder.resolve("other.onnx"), TinyGraph.of(48, 3, 3).bytes());
    for (Path file : List.of(folder, folder.resolve("absent.onnx"), text, other)) {
      assertThatExceptionOfType(MienException.class)
          .isThrownBy(() -> FaceDetectors.create(DetectorOptions.yunet(file)))
          .withMessageContaining(file.toString())
          .withMessageContaining("mien models fetch yunet")
          .withMessageNotContaining("\n");
    }
  }

  private static FaceDetector open() {
    return FaceDetectors.create(DetectorOptions.yunet(Shared.yunet()));
  }

  private Frame first(String clip) {
    return decoder.decode(Pictures.jpegsOfGif(Shared.video(clip)).get(0));
  }

  private static Frame enlarged(Frame frame, int factor) {
    Mat pixels = new Mat();
    try (Size size = new Size(factor * frame.width(), factor * frame.height())) {
      resize(frame.pixels(), pixels, size, 0, 0, INTER_LINEAR);
    }
    return Frame.owning(pixels);
  }

  private static Frame turned(Frame frame, double degrees) {
    Mat pixels = new Mat();
    try (Point2f center = new Point2f(frame.width() / 2f, frame.height() / 2f);
        Mat matrix = getRotationMatrix2D(center, degrees, 1);
        Size size = frame.pixels().size()) {
      warpAffine(frame.pixels(), pixels, matrix, size);
    }
    return Frame.owning(pixels);
  }

  private static double tilt(Face face) {
    Point right = face.landmarks().rightEye();
    Point left = face.landmarks().leftEye();
    return Math.toDegrees(Math.atan2(left.y() - right.y(), left.x() - right.x()));
  }

  private static float x(Face face) {
    return face.box().x();
  }

  private static Point scaled(Point point, int factor) {
    return new Point(factor * point.x(), factor * point.y());
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
