package io.mien.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.face.Box;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.face.FaceDetectors;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.frame.UndecodableFrameException;
import io.mien.recognition.route.RoutedEmotionModel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RecognizerIT {

  private static final CropTemplate TEMPLATE =
      new CropTemplate(48, 1, new Point(15, 18), new Point(33, 18));
  private static final TinyGraph GRAPH = TinyGraph.of(48, 1, 3);
  private static final EmotionModel MODEL =
      OnnxEmotionModel.open(
          GRAPH.bytes(),
          List.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SURPRISE),
          OnnxOptions.DEFAULT);

  @AfterAll
  static void closeModel() {
    MODEL.close();
  }

  @Test
  void shouldGiveEachFaceItsOwnEstimate() {
    BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(320, 0, 320, 480);
    graphics.dispose();
    Face dark = face(100, 200, 40);
    Face coinciding = face(300, 100, 0);
    Face bright = face(480, 200, 40);
    Fixed detector = new Fixed(List.of(dark, coinciding, bright));

    try (Recognizer recognizer = recognizer(detector)) {
      RecognizedFrame frame = recognizer.recognize(Pictures.encoded(image, "png"));

      assertThat(frame.width()).isEqualTo(640);
      assertThat(frame.height()).isEqualTo(480);
      assertThat(frame.faces()).extracting(RecognizedFace::face).containsExactly(dark, bright);
      assertThat(frame.unaligned()).containsExactly(coinciding);
      assertThat(happy(frame, 0)).isCloseTo(GRAPH.expected(0)[1], within(1e-5));
      assertThat(happy(frame, 1)).isCloseTo(GRAPH.expected(255)[1], within(1e-5));
      assertThat(frame.latencies().totalMs()).isPositive();
    }
    assertThat(detector.closed).isTrue();
  }

  @Test
  void shouldRecognizeNobody() {
    try (Recognizer recognizer = recognizer(FaceDetectors.create(DetectorOptions.haar()))) {
      assertThat(recognizer.recognize(Pictures.jpeg(320, 240)).faces()).isEmpty();
    }
  }

  @Test
  void shouldGoOnAfterABadFrame() {
    try (Recognizer recognizer = recognizer(new Fixed(List.of(face(100, 100, 40))))) {
      assertThatExceptionOfType(UndecodableFrameException.class)
          .isThrownBy(() -> recognizer.recognize(new byte[] {1, 2, 3}));
      assertThat(recognizer.recognize(Pictures.jpeg(320, 240)).faces()).hasSize(1);
    }
  }

  /** Pixels and what networks say stay in native memory, so that frames make no work for the GC. */
  @Test
  void shouldLeaveTheJavaHeapAlone() {
    var usage = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<byte[]> jpegs = Pictures.jpegsOfGif(Shared.video("head-pose-face-detection-male.gif"));
    try (Recognizer recognizer =
        recognizer(FaceDetectors.create(DetectorOptions.yunet(Shared.yunet())))) {
      jpegs.forEach(recognizer::recognize);
      long before = usage.getCurrentThreadAllocatedBytes();
      jpegs.forEach(recognizer::recognize);
      long perFrame = (usage.getCurrentThreadAllocatedBytes() - before) / jpegs.size();
      // The pixels alone would be 390 KB, what the detector says of them 180 KB.
      assertThat(perFrame).as("bytes for a frame with one face").isLessThan(128 << 10);
    }
  }

  @Test
  void shouldRecognizePeopleTheSameWayTwice() {
    List<byte[]> jpegs = Pictures.jpegsOfGif(Shared.video("classroom.gif")).subList(0, 5);
    DetectorOptions yunet = DetectorOptions.yunet(Shared.yunet());
    try (Recognizer one = recognizer(FaceDetectors.create(yunet));
        Recognizer other = recognizer(FaceDetectors.create(yunet))) {
      for (byte[] jpeg : jpegs) {
        RecognizedFrame frame = one.recognize(jpeg);
        assertThat(frame.faces()).hasSize(4);
        assertThat(other.recognize(jpeg).faces()).isEqualTo(frame.faces());
      }
    }
  }

  private static Recognizer recognizer(FaceDetector detector) {
    return new Recognizer(
        new FaceFinder(new FrameDecoder(DecodeLimits.DEFAULT), detector, new FaceAligner(TEMPLATE)),
        RoutedEmotionModel.alone(MODEL));
  }

  private static double happy(RecognizedFrame frame, int face) {
    return frame.faces().get(face).estimate().probabilities().of(Emotion.HAPPY);
  }

  private static Face face(float x, float y, float eyeDistance) {
    return new Face(
        new Box(x - 30, y - 40, 100, 100),
        Landmarks.ofEyes(new Point(x, y), new Point(x + eyeDistance, y)),
        0.9f);
  }

  /** Finds the same faces on every frame. */
  private static final class Fixed implements FaceDetector {

    private final List<Face> faces;
    private boolean closed;

    Fixed(List<Face> faces) {
      this.faces = faces;
    }

    @Override
    public List<Face> detect(Frame frame) {
      return faces;
    }

    @Override
    public String name() {
      return "fixed";
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
