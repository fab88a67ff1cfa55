package io.mien.recognition.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import io.mien.recognition.Pictures;
import io.mien.recognition.Shared;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph in ONNX Runtime, decoded here, beside OpenCV's {@code FaceDetectorYN}. */
class YuNetNetworkIT {

  private static final float MIN_SCORE = 0.6f;
  private static final float MAX_OVERLAP = 0.3f;
  private static final int ROW = 15;

  private final FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    "classroom.gif, 1",
    "face-demographics-walking.gif, 1",
    "head-pose-face-detection-female.gif, 1",
    "head-pose-face-detection-male.gif, 1",
    // Sides that are no multiple of 32.
    "classroom.gif, 0.73",
    "head-pose-face-detection-male.gif, 0.83"
  })
  void shouldFindTheFacesThatOpenCvFinds(String clip, double part) throws Exception {
    int faces = 0;
    try (YuNetNetwork network = open();
        FaceDetectorYN theirs = openCv()) {
      for (byte[] jpeg : Pictures.jpegsOfGif(Shared.video(clip))) {
        try (Frame frame = decoder.decode(jpeg);
            Mat image = upperLeft(frame.pixels(), part)) {
          List<Face> expected = find(theirs, image);
          List<Face> found = network.find(image, MIN_SCORE);

          assertThat(found).hasSameSizeAs(expected);
          for (int i = 0; i < found.size(); i++) {
            shouldBeTheSame(found.get(i), expected.get(i));
          }
          faces += found.size();
        }
      }
    }
    assertThat(faces).as("faces that were compared").isGreaterThan(part == 1 ? 20 : 0);
  }

  private static void shouldBeTheSame(Face found, Face expected) {
    assertThat(found.score()).isCloseTo(expected.score(), within(1e-3f));
    assertThat(found.box().overlap(expected.box())).isGreaterThan(0.995f);
    assertThat(distance(found.landmarks().rightEye(), expected.landmarks().rightEye()))
        .isLessThan(0.02);
    assertThat(distance(found.landmarks().leftEye(), expected.landmarks().leftEye()))
        .isLessThan(0.02);
  }

  /** What an image of another size left in the padding must not be seen. */
  @Test
  void shouldForgetTheImageBefore() throws Exception {
    List<byte[]> jpegs = Pictures.jpegsOfGif(Shared.video("classroom.gif"));
    try (YuNetNetwork used = open();
        YuNetNetwork fresh = open();
        Frame frame = decoder.decode(jpegs.get(0));
        Mat larger = upperLeft(frame.pixels(), 0.99);
        Mat smaller = upperLeft(frame.pixels(), 0.97)) {
      assertThat((larger.cols() - 1) / 32).isEqualTo((smaller.cols() - 1) / 32);
      used.find(larger, MIN_SCORE);

      assertThat(used.find(smaller, MIN_SCORE)).isEqualTo(fresh.find(smaller, MIN_SCORE));
    }
  }

  private static YuNetNetwork open() throws OrtException, IOException {
    return new YuNetNetwork(Files.readAllBytes(Shared.yunet()), MAX_OVERLAP);
  }

  private static FaceDetectorYN openCv() {
    try (Size any = new Size(64, 64)) {
      return FaceDetectorYN.create(
          Shared.yunet().toString(), "", any, MIN_SCORE, MAX_OVERLAP, 5000, 0, 0);
    }
  }

  private static Mat upperLeft(Mat image, double part) {
    try (Rect region = new Rect(0, 0, (int) (part * image.cols()), (int) (part * image.rows()));
        Mat view = new Mat(image, region)) {
      return view.clone();
    }
  }

  private static List<Face> find(FaceDetectorYN detector, Mat image) {
    List<Face> faces = new ArrayList<>();
    try (Size size = image.size();
        Mat answer = new Mat()) {
      detector.setInputSize(size);
      detector.detect(image, answer);
      if (answer.rows() == 0) {
        return faces;
      }
      try (FloatIndexer rows = answer.createIndexer()) {
        float[] row = new float[ROW];
        for (int i = 0; i < answer.rows(); i++) {
          rows.get(i, row);
          faces.add(
              new Face(
                  new Box(row[0], row[1], row[2], row[3]),
                  Landmarks.ofEyes(new Point(row[4], row[5]), new Point(row[6], row[7])),
                  Math.min(1, row[14])));
        }
      }
    }
    return faces;
  }

  private static double distance(Point a, Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
