package io.mien.stream.capture.draw;

/** An opaque picture that {@linkplain Sprite sprites} are laid upon. For one thread. */
public final class Canvas {

  /** From this scale on, linear interpolation shows the pixels of a sprite. */
  private static final double ENLARGED = 2.5;

  private final int width;
  private final int height;
  private final byte[] bgr;
  private byte[] window = new byte[0];

  public Canvas(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("not a size: " + width + " x " + height);
    }
    this.width = width;
    this.height = height;
    this.bgr = new byte[width * height * 3];
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** A copy of the pixels: blue, green, red, row by row from the top. */
  public byte[] bgr() {
    return bgr.clone();
  }

  /** Lays a sprite over what is there (Porter and Duff's "over", premultiplied). */
  void draw(Sprite sprite, Placement place) {
    double scale = place.unit() / sprite.resolution();
    double cos = Math.cos(place.roll()) * scale;
    double sin = Math.sin(place.roll()) * scale;
    // From sprite pixels, measured from the sprite's own origin, to canvas pixels.
    double originX = -sprite.left() * sprite.resolution();
    double originY = -sprite.top() * sprite.resolution();
    double shiftX = place.x() - cos * originX + sin * originY;
    double shiftY = place.y() - sin * originX - cos * originY;

    double w = sprite.width();
    double h = sprite.height();
    double reachX = Math.min(0, -sin * h);
    double spanX = Math.abs(cos) * w + Math.abs(sin) * h;
    double reachY = Math.min(0, sin * w);
    double spanY = Math.abs(sin) * w + Math.abs(cos) * h;
    int left = Math.max(0, (int) Math.floor(shiftX + reachX) - 1);
    int top = Math.max(0, (int) Math.floor(shiftY + reachY) - 1);
    int right = Math.min(width, (int) Math.ceil(shiftX + reachX + spanX) + 1);
    int bottom = Math.min(height, (int) Math.ceil(shiftY + reachY + spanY) + 1);
    if (left >= right || top >= bottom) {
      return;
    }
    int windowWidth = right - left;
    int windowHeight = bottom - top;
    if (window.length < windowWidth * windowHeight * 4) {
      window = new byte[windowWidth * windowHeight * 4];
    }
    // OpenCV counts from the middle of the first pixel, everything here from its corner.
    double middleX = shiftX + (cos - sin - 1) / 2 - left;
    double middleY = shiftY + (sin + cos - 1) / 2 - top;
    double[] matrix = {cos, -sin, middleX, sin, cos, middleY};
    Pixels.warp(sprite, matrix, scale > ENLARGED, window, windowWidth, windowHeight);
    for (int y = 0; y < windowHeight; y++) {
      over(y * windowWidth * 4, ((top + y) * width + left) * 3, windowWidth);
    }
  }

  private void over(int from, int to, int pixels) {
    for (int i = 0; i < pixels; i++, from += 4, to += 3) {
      int rest = 255 - (window[from + 3] & 0xFF);
      if (rest == 0) {
        bgr[to] = window[from];
        bgr[to + 1] = window[from + 1];
        bgr[to + 2] = window[from + 2];
      } else if (rest < 255) {
        bgr[to] = over(window[from], bgr[to], rest);
        bgr[to + 1] = over(window[from + 1], bgr[to + 1], rest);
        bgr[to + 2] = over(window[from + 2], bgr[to + 2], rest);
      }
    }
  }

  /** Cubic interpolation overshoots, hence the limit. */
  private static byte over(byte top, byte below, int rest) {
    return (byte) Math.min(255, (top & 0xFF) + ((below & 0xFF) * rest + 127) / 255);
  }
}
