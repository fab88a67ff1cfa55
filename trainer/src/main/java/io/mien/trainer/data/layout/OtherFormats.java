package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** BMP, GIF and TIFF, which some data sets hold among their JPEGs; cameras never send them. */
final class OtherFormats {

  private OtherFormats() {}

  /**
   * @return the first picture of the file, which the caller closes
   * @throws MienException if it is beyond the limits, of no known format, or damaged
   */
  static Frame decode(byte[] encoded, DecodeLimits limits) {
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(encoded))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new MienException("not a picture of a known format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > limits.maxPixels()) {
          throw new MienException(
              "the picture has more than %d pixels".formatted(limits.maxPixels()));
        }
        return frame(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // Damaged files make the JDK's readers fail in all three ways.
      throw new MienException("the picture is damaged or cut short", e);
    }
  }

  private static Frame frame(BufferedImage picture) {
    BufferedImage bgr =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = bgr.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    byte[] pixels = ((DataBufferByte) bgr.getRaster().getDataBuffer()).getData();
    return Frame.ofBgr(picture.getWidth(), picture.getHeight(), pixels);
  }
}
