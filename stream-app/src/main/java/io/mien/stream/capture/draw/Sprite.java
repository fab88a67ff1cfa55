package io.mien.stream.capture.draw;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.function.Consumer;

/**
 * A picture with transparency, drawn once in coordinates of its own and placed on a {@link Canvas}
 * any number of times. Immutable.
 */
final class Sprite {

  private final byte[] bgra;
  private final int width;
  private final int height;
  private final double left;
  private final double top;
  private final double resolution;

  /**
   * @param bgra premultiplied blue, green, red, alpha, row by row; kept, not copied
   * @param left of the picture, in units
   * @param top of the picture, in units
   * @param resolution pixels for one unit
   */
  Sprite(byte[] bgra, int width, int height, double left, double top, double resolution) {
    if (bgra.length != width * height * 4) {
      throw new IllegalArgumentException(
          "%d bytes for %d x %d pixels".formatted(bgra.length, width, height));
    }
    this.bgra = bgra;
    this.width = width;
    this.height = height;
    this.left = left;
    this.top = top;
    this.resolution = resolution;
  }

  /**
   * Draws in units with Java 2D.
   *
   * @param area what the picture covers, in units
   * @param blur standard deviation in units; 0 keeps edges sharp
   */
  static Sprite paint(
      Rectangle2D area, double resolution, double blur, Consumer<Graphics2D> painter) {
    int width = (int) Math.ceil(area.getWidth() * resolution);
    int height = (int) Math.ceil(area.getHeight() * resolution);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(resolution, resolution);
      graphics.translate(-area.getX(), -area.getY());
      painter.accept(graphics);
    } finally {
      graphics.dispose();
    }
    int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] bgra = new byte[argb.length * 4];
    for (int i = 0; i < argb.length; i++) {
      bgra[4 * i] = (byte) argb[i];
      bgra[4 * i + 1] = (byte) (argb[i] >> 8);
      bgra[4 * i + 2] = (byte) (argb[i] >> 16);
      bgra[4 * i + 3] = (byte) (argb[i] >> 24);
    }
    Pixels.blur(bgra, width, height, blur * resolution);
    return new Sprite(bgra, width, height, area.getX(), area.getY(), resolution);
  }

  /** Premultiplied BGRA; read it only. */
  byte[] bgra() {
    return bgra;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  double left() {
    return left;
  }

  double top() {
    return top;
  }

  double resolution() {
    return resolution;
  }
}
