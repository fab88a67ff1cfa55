package io.mien.trainer.data;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A face as it comes back from a JPEG file. */
final class JpegCompression {

  private JpegCompression() {}

  /**
   * Changes a face in place.
   *
   * @param quality in [1, 100]
   * @param levels of it in [0, 255] from index {@code at} on, in the order row, column, channel
   */
  static void apply(int quality, int size, int channels, float[] levels, int at) {
    BufferedImage image =
        new BufferedImage(
            size,
            size,
            channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    int count = size * size * channels;
    int[] samples = new int[count];
    for (int i = 0; i < count; i++) {
      samples[i] = Math.round(levels[at + i]);
    }
    image.getRaster().setPixels(0, 0, size, size, samples);
    try {
      WritableRaster back = decoded(encoded(image, quality)).getRaster();
      back.getPixels(0, 0, size, size, samples);
    } catch (IOException e) {
      throw new UncheckedIOException("memory was written and read", e);
    }
    for (int i = 0; i < count; i++) {
      levels[at + i] = samples[i];
    }
  }

  private static byte[] encoded(BufferedImage image, int quality) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage decoded(byte[] jpeg) throws IOException {
    // A stream of its own: ImageIO.read of plain bytes may go by way of a temporary file.
    BufferedImage image =
        ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg)));
    if (image == null) {
      throw new IOException("no JPEG came back");
    }
    return image;
  }
}
