package io.mien.stream.capture.draw;

/**
 * Turns a drawn face, 48x48 gray, into a {@link Sprite}: tinted to skin, fading out towards an
 * ellipse so that it grows into the head behind it. One unit is the side of the face picture; the
 * origin is its middle.
 */
final class FacePatch {

  /** Pixels in each direction. */
  static final int SIZE = 48;

  /** Half axes of the ellipse at which nothing is left of the face. */
  static final double HALF_WIDTH = .43;

  static final double HALF_HEIGHT = .5;

  /** Up to this share of the ellipse the face hides what is behind it. */
  private static final double OPAQUE = .78;

  private static final byte[] MASK = mask();

  private FacePatch() {}

  private static byte[] mask() {
    byte[] mask = new byte[SIZE * SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        double distance = Math.hypot(place(x) / HALF_WIDTH, place(y) / HALF_HEIGHT);
        double t = Math.min(1, Math.max(0, (1 - distance) / (1 - OPAQUE)));
        mask[y * SIZE + x] = (byte) Math.round(255 * t * t * (3 - 2 * t));
      }
    }
    return mask;
  }

  private static double place(int pixel) {
    return (pixel + .5) / SIZE - .5;
  }

  /**
   * @param gray rows from the top, 0 black to 255 white
   */
  static Sprite sprite(byte[] gray, Appearance appearance) {
    if (gray.length != SIZE * SIZE) {
      throw new IllegalArgumentException(
          "a face has %d pixels, not %d".formatted(SIZE * SIZE, gray.length));
    }
    int[] tint = new int[256];
    for (int value = 0; value < tint.length; value++) {
      tint[value] = appearance.skin(value).getRGB();
    }
    byte[] bgra = new byte[SIZE * SIZE * 4];
    for (int i = 0; i < gray.length; i++) {
      int alpha = MASK[i] & 0xFF;
      int rgb = tint[gray[i] & 0xFF];
      for (int channel = 0; channel < 3; channel++) {
        bgra[4 * i + channel] = (byte) (((rgb >> (8 * channel)) & 0xFF) * alpha / 255);
      }
      bgra[4 * i + 3] = (byte) alpha;
    }
    return new Sprite(bgra, SIZE, SIZE, -.5, -.5, SIZE);
  }

  /** Brightness of the cheeks, which the skin around the face is given. */
  static double cheeks(byte[] gray) {
    double sum = 0;
    int count = 0;
    for (int y = SIZE * 26 / 48; y < SIZE * 34 / 48; y++) {
      for (int x = SIZE * 9 / 48; x < SIZE * 16 / 48; x++) {
        sum += (gray[y * SIZE + x] & 0xFF) + (gray[y * SIZE + SIZE - 1 - x] & 0xFF);
        count += 2;
      }
    }
    return sum / count;
  }
}
