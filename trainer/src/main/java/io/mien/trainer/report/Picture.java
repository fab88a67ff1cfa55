package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A PNG with its caption. Immutable. */
public final class Picture {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final byte[] png;
  private final String caption;

  /**
   * @param png the bytes of a PNG file
   * @param caption what it shows; may be empty
   */
  public Picture(byte[] png, String caption) {
    if (!Arrays.equals(Arrays.copyOf(png, SIGNATURE.length), SIGNATURE)) {
      throw new IllegalArgumentException("not a PNG: " + caption);
    }
    this.png = png.clone();
    this.caption = requireNonNull(caption, "caption");
  }

  /** Encodes pixels. */
  public static Picture of(RenderedImage image, String caption) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalStateException("every JVM writes PNG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(bytes.toByteArray(), caption);
  }

  /** A copy of the bytes. */
  public byte[] png() {
    return png.clone();
  }

  public String caption() {
    return caption;
  }

  String html() {
    return "<figure><img src=\"%s\" alt=\"%s\"/>%s</figure>"
        .formatted(
            Html.png(png),
            Html.escape(caption),
            caption.isEmpty() ? "" : Html.element("figcaption", "", caption));
  }
}
