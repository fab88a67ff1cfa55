package io.mien.stream.topology;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Encoded pictures for tests: no people on them. */
public final class Pictures {

  private static final int START_OF_FRAME = 0xFFC0;

  private Pictures() {}

  /** A gray picture with a bright square. */
  public static byte[] jpeg(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(width / 4, height / 4, width / 2, height / 2);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A square PNG of noise, which cannot be compressed, with at least that many bytes. */
  public static byte[] noise(int bytes) {
    int side = (int) Math.ceil(Math.sqrt(bytes / 3.0)) + 1;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_3BYTE_BGR);
    new Random(7).nextBytes(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    ByteArrayOutputStream png = new ByteArrayOutputStream(bytes);
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  /** A small JPEG whose header claims another size. */
  public static byte[] jpegThatClaims(int width, int height) {
    byte[] bytes = jpeg(32, 32);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int i = 0; i < bytes.length - 9; i++) {
      if ((buffer.getShort(i) & 0xFFFF) == START_OF_FRAME) {
        // Marker, length, precision, then height and width.
        buffer.putShort(i + 5, (short) height).putShort(i + 7, (short) width);
        return bytes;
      }
    }
    throw new IllegalStateException("a JPEG has a start of frame");
  }

  /** The first half of a JPEG. */
  public static byte[] truncatedJpeg() {
    byte[] whole = jpeg(320, 240);
    return Arrays.copyOf(whole, whole.length / 2);
  }
}
