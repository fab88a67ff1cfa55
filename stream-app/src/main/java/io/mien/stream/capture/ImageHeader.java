package io.mien.stream.capture;

import io.mien.schemas.FrameEncoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * What the first bytes of a picture claim. Nothing is decoded; whether the rest is sound, the
 * stream judges.
 *
 * @param width in pixels; 0 if the header is damaged
 * @param height in pixels; 0 if the header is damaged
 */
record ImageHeader(FrameEncoding encoding, int width, int height) {

  /** How many bytes {@link #encodingOf} wants to see. */
  static final int SIGNATURE_LENGTH = 8;

  private static final int[] JPEG = {0xFF, 0xD8, 0xFF};
  private static final int[] PNG = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** The encoding that the bytes begin with; empty if they are no picture of a known kind. */
  static Optional<FrameEncoding> encodingOf(byte[] start) {
    if (startsWith(start, JPEG)) {
      return Optional.of(FrameEncoding.JPEG);
    }
    return startsWith(start, PNG) ? Optional.of(FrameEncoding.PNG) : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int[] signature) {
    if (bytes.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((bytes[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads the header of a picture whose encoding is known. */
  static ImageHeader read(FrameEncoding encoding, byte[] bytes) {
    Iterator<ImageReader> readers =
        ImageIO.getImageReadersByFormatName(encoding.name().toLowerCase(Locale.ROOT));
    ImageReader reader = readers.next();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(input, true, true);
      return new ImageHeader(encoding, reader.getWidth(0), reader.getHeight(0));
    } catch (IOException | RuntimeException e) {
      // ImageIO has no one exception for a damaged header; without a size, the frame still goes on
      // to where damage is counted.
      return new ImageHeader(encoding, 0, 0);
    } finally {
      reader.dispose();
    }
  }
}
