package io.mien.recognition.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.Pictures;
import io.mien.recognition.face.Box;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowingDetectorIT {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int FRAME_MILLIS = 33;
  private static final FrameDecoder DECODER = new FrameDecoder(DecodeLimits.DEFAULT);

  private final Counting detector = new Counting();
  private final FollowingDetector finder =
      new FollowingDetector(
          detector, new FollowSettings(Duration.ofMillis(200), 3, Duration.ofSeconds(2)));

  @AfterEach
  void close() {
    finder.close();
  }

  @Test
  void shouldMoveBoxAndLandmarksAsThePictureMoves() {
    confirm();
    AffineTransform motion = new AffineTransform();
    motion.translate(6, -4);
    motion.rotate(Math.toRadians(3), 300, 200);
    motion.scale(1.02, 1.02);

    Face followed = find(3, picture(640, 480, motion)).faces().get(0);

    assertThat(detector.calls).isEqualTo(3);
    Landmarks marks = Counting.FACE.landmarks();
    shouldLie(followed.landmarks().rightEye(), motion, marks.rightEye());
    shouldLie(followed.landmarks().leftEye(), motion, marks.leftEye());
    assertThat(followed.box().width()).isCloseTo(1.02f * 100, within(0.5f));
    assertThat(followed.score()).isEqualTo(Counting.FACE.score());
  }

  @Test
  void shouldDetectAgainWhenItIsTime() {
    for (int i = 0; i < 10; i++) {
      assertThat(show(i).faces()).hasSize(1);
    }

    // Those at 0, 33 and 66 ms confirm the face, the next one that is due comes at 297 ms.
    assertThat(detector.calls).isEqualTo(4);
  }

  @Test
  void shouldDetectAtOnceWhereTheFaceIsLost() {
    confirm();

    Search search = find(3, Pictures.encoded(noise(640, 480, 99), "png"));

    assertThat(detector.calls).isEqualTo(4);
    assertThat(search.detectNanos()).isPositive();
    assertThat(search.followNanos()).isPositive();
  }

  @Test
  void shouldDetectOnAFrameThatIsNotNewer() {
    confirm();

    show(2);
    show(1);
    assertThat(detector.calls).isEqualTo(5);
    show(2);

    assertThat(detector.calls).as("the one after it goes on from there").isEqualTo(5);
  }

  @Test
  void shouldDetectWhereTheSizeChanges() {
    confirm();

    find(3, picture(800, 600, new AffineTransform()));

    assertThat(detector.calls).isEqualTo(4);
  }

  @Test
  void shouldDetectWhereACameraWasSilent() {
    try (FollowingDetector patient =
        new FollowingDetector(
            detector, new FollowSettings(Duration.ofSeconds(9), 1, Duration.ofSeconds(2)))) {
      byte[] picture = picture(640, 480, new AffineTransform());
      find(patient, "door", START, picture);
      find(patient, "door", START.plusMillis(1900), picture);
      assertThat(detector.calls).isEqualTo(1);

      find(patient, "door", START.plusMillis(3901), picture);

      assertThat(detector.calls).isEqualTo(2);
    }
  }

  @Test
  void shouldFollowEachCameraByItself() {
    byte[] picture = picture(640, 480, new AffineTransform());
    for (int i = 0; i < 4; i++) {
      find(finder, "door", START.plusMillis(33L * i), picture);
      find(finder, "gate", START.plusMillis(33L * i), picture);
    }

    assertThat(detector.calls).isEqualTo(6);
  }

  @Test
  void shouldNotLookWhereNobodyIsUntilItIsTime() {
    detector.faces = List.of();
    for (int i = 0; i < 7; i++) {
      assertThat(show(i).faces()).isEmpty();
    }
    assertThat(detector.calls).isEqualTo(1);

    detector.faces = List.of(Counting.FACE);

    assertThat(show(7).faces()).hasSize(1);
  }

  @Test
  void shouldSearchEveryFrameUnlessToldOtherwise() {
    try (FollowingDetector always = new FollowingDetector(detector, FollowSettings.NONE)) {
      byte[] picture = picture(640, 480, new AffineTransform());
      for (int i = 0; i < 5; i++) {
        find(always, "door", START.plusMillis(i), picture);
      }
    }

    assertThat(detector.calls).isEqualTo(5);
  }

  private static void shouldLie(Point followed, AffineTransform motion, Point before) {
    var expected = motion.transform(new Point2D.Float(before.x(), before.y()), null);
    assertThat(followed.x()).isCloseTo((float) expected.getX(), within(0.6f));
    assertThat(followed.y()).isCloseTo((float) expected.getY(), within(0.6f));
  }

  /** Shows the face often enough that it is followed from then on. */
  private void confirm() {
    for (int frame = 0; frame < 3; frame++) {
      show(frame);
    }
  }

  private Search show(int frame) {
    return find(frame, picture(640, 480, new AffineTransform()));
  }

  private Search find(int frame, byte[] picture) {
    return find(finder, "door", START.plusMillis((long) FRAME_MILLIS * frame), picture);
  }

  private static Search find(FollowingDetector finder, String camera, Instant at, byte[] picture) {
    try (Frame frame = DECODER.decode(picture)) {
      return finder.find(frame, camera, at);
    }
  }

  private static byte[] picture(int width, int height, AffineTransform motion) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(noise(640, 480, 7), motion, null);
    graphics.dispose();
    return Pictures.encoded(image, "png");
  }

  /** Blobs of all grays, which flow can hold on to. */
  private static BufferedImage noise(int width, int height, int seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 4000; i++) {
      int gray = random.nextInt(256);
      graphics.setColor(new Color(gray, gray, gray));
      int size = 6 + random.nextInt(14);
      graphics.fillOval(random.nextInt(width), random.nextInt(height), size, size);
    }
    graphics.dispose();
    return image;
  }

  /** Sees one face at the same place of every picture, and counts. */
  private static final class Counting implements FaceDetector {

    static final Face FACE =
        new Face(
            new Box(250, 150, 100, 100),
            new Landmarks(
                new Point(280, 190),
                new Point(320, 190),
                new Point(300, 210),
                new Point(285, 230),
                new Point(315, 230)),
            0.9f);

    private List<Face> faces = List.of(FACE);
    private int calls;

    @Override
    public List<Face> detect(Frame frame) {
      calls++;
      return faces;
    }

    @Override
    public String name() {
      return "Counting";
    }

    @Override
    public void close() {}
  }
}
