package io.mien.recognition.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.Frame;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaceAlignerIT {

  private static final CropTemplate GRAY =
      new CropTemplate(48, 1, new Point(15, 18), new Point(33, 18));
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  @Test
  void shouldPutEyesOnTemplateWhateverThePose() {
    Random random = new Random(7);
    FaceAligner aligner = new FaceAligner(GRAY);
    for (int i = 0; i < 200; i++) {
      double distance = 20 * Math.exp(random.nextDouble() * Math.log(10));
      double tilt = Math.toRadians(random.nextDouble() * 120 - 60);
      Point middle = new Point(250 + 140 * random.nextFloat(), 190 + 100 * random.nextFloat());
      Point right = moved(middle, -distance / 2, tilt);
      Point left = moved(middle, distance / 2, tilt);
      try (Frame frame = eyes(right, left, distance)) {
        byte[] crop = aligner.align(frame, Landmarks.ofEyes(right, left)).pixels();
        assertNear(brightSpot(crop, 0, 24), GRAY.rightEye());
        assertNear(brightSpot(crop, 24, 48), GRAY.leftEye());
      }
    }
  }

  @Test
  void shouldAverageWhatItShrinks() {
    // A chess board of single pixels is gray from afar; sampling it without averaging gives
    // stripes.
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      byte value = (byte) ((i % WIDTH + i / WIDTH) % 2 == 0 ? 255 : 0);
      bgr[3 * i] = value;
      bgr[3 * i + 1] = value;
      bgr[3 * i + 2] = value;
    }
    try (Frame frame = Frame.ofBgr(WIDTH, HEIGHT, bgr)) {
      Landmarks large = Landmarks.ofEyes(new Point(260, 203), new Point(381, 190));
      for (byte pixel : new FaceAligner(GRAY).align(frame, large).pixels()) {
        assertThat(pixel & 0xFF).isCloseTo(127, within(30));
      }
    }
  }

  @Test
  void shouldRepeatTheRimBeyondTheFrame() {
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(bgr, (byte) 200);
    try (Frame frame = Frame.ofBgr(WIDTH, HEIGHT, bgr)) {
      Landmarks corner = Landmarks.ofEyes(new Point(-5, 2), new Point(40, 5));
      assertThat(new FaceAligner(GRAY).align(frame, corner).pixels()).containsOnly(200);
    }
  }

  @Test
  void shouldGiveRgb() {
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    for (int i = 0; i < bgr.length; i += 3) {
      bgr[i] = 10;
      bgr[i + 1] = 20;
      bgr[i + 2] = 30;
    }
    CropTemplate rgb = new CropTemplate(32, 3, new Point(10, 12), new Point(22, 12));
    try (Frame frame = Frame.ofBgr(WIDTH, HEIGHT, bgr)) {
      AlignedCrop crop =
          new FaceAligner(rgb)
              .align(frame, Landmarks.ofEyes(new Point(200, 200), new Point(280, 210)));
      assertThat(crop.size()).isEqualTo(32);
      assertThat(crop.pixels()).startsWith(30, 20, 10).hasSize(32 * 32 * 3);
    }
  }

  @Test
  void shouldRefuseEyesThatCoincide() {
    try (Frame frame = Frame.ofBgr(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT * 3])) {
      Point eye = new Point(100, 100);
      assertThatExceptionOfType(DegenerateFaceException.class)
          .isThrownBy(() -> new FaceAligner(GRAY).align(frame, Landmarks.ofEyes(eye, eye)))
          .withMessageContaining("(100.0, 100.0)");
    }
  }

  private static Point moved(Point from, double distance, double angle) {
    return new Point(
        (float) (from.x() + distance * Math.cos(angle)),
        (float) (from.y() + distance * Math.sin(angle)));
  }

  /** Black, with a Gaussian spot on each eye whose size grows with the face. */
  private static Frame eyes(Point right, Point left, double distance) {
    byte[] bgr = new byte[WIDTH * HEIGHT * 3];
    double sigma = distance / 12;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double nearest =
            Math.min(
                Math.hypot(x - right.x(), y - right.y()), Math.hypot(x - left.x(), y - left.y()));
        byte value = (byte) Math.round(255 * Math.exp(-nearest * nearest / (2 * sigma * sigma)));
        int at = 3 * (y * WIDTH + x);
        bgr[at] = value;
        bgr[at + 1] = value;
        bgr[at + 2] = value;
      }
    }
    return Frame.ofBgr(WIDTH, HEIGHT, bgr);
  }

  /** Center of brightness of some columns of a crop. */
  private static Point brightSpot(byte[] crop, int fromX, int toX) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < 48; y++) {
      for (int x = fromX; x < toX; x++) {
        int value = crop[48 * y + x] & 0xFF;
        sum += value;
        sumX += x * (double) value;
        sumY += y * (double) value;
      }
    }
    return new Point((float) (sumX / sum), (float) (sumY / sum));
  }

  private static void assertNear(Point found, Point expected) {
    assertThat(Math.hypot(found.x() - expected.x(), found.y() - expected.y()))
        .as("%s to %s", found, expected)
        .isLessThan(0.5);
  }
}
