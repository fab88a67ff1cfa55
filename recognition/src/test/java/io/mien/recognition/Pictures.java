package io.mien.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imreadmulti;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;

/** Pictures that tests draw, and the frames of clips. */
public final class Pictures {

  private Pictures() {}

  /** A smooth picture that compresses well: blue above left, yellow below right. */
  public static BufferedImage gradient(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.BLUE, width, height, Color.YELLOW));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  /**
   * @param format {@code jpg} or {@code png}
   */
  public static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, bytes)).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static byte[] jpeg(int width, int height) {
    return encoded(gradient(width, height, BufferedImage.TYPE_3BYTE_BGR), "jpg");
  }

  public static byte[] png(int width, int height) {
    return encoded(gradient(width, height, BufferedImage.TYPE_3BYTE_BGR), "png");
  }

  /** The frames of an animated GIF, each as a camera would send it: a JPEG of quality 90. */
  public static List<byte[]> jpegsOfGif(Path gif) {
    List<byte[]> jpegs = new ArrayList<>();
    try (MatVector frames = new MatVector()) {
      assertThat(imreadmulti(gif.toString(), frames, IMREAD_COLOR)).isTrue();
      for (long i = 0; i < frames.size(); i++) {
        jpegs.add(jpeg(frames.get(i)));
      }
    }
    return jpegs;
  }

  /** As a JPEG of quality 90. */
  public static byte[] jpeg(Mat pixels) {
    try (BytePointer encoded = new BytePointer();
        IntPointer quality = new IntPointer(IMWRITE_JPEG_QUALITY, 90)) {
      assertThat(imencode(".jpg", pixels, encoded, quality)).isTrue();
      byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
      encoded.get(bytes);
      return bytes;
    }
  }
}
