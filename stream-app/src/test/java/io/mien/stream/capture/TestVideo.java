package io.mien.stream.capture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;

/** Videos and pictures of a moving disc, made where a test needs them. */
final class TestVideo {

  static final int WIDTH = 160;
  static final int HEIGHT = 120;
  static final int FPS = 25;

  private TestVideo() {}

  static Path record(Path file, int frames) throws IOException {
    return record(file, frames, 0);
  }

  static Path record(Path file, int frames, double displayRotation) throws IOException {
    FfmpegLog.listen().close(); // or FFmpeg writes to stderr what it records
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT);
        Java2DFrameConverter converter = new Java2DFrameConverter()) {
      recorder.setFrameRate(FPS);
      if (file.toString().endsWith(".mkv")) {
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_MJPEG);
      }
      if (file.toString().endsWith(".gif")) {
        recorder.setPixelFormat(avutil.AV_PIX_FMT_RGB8);
      }
      if (displayRotation != 0) {
        recorder.setDisplayRotation(displayRotation);
      }
      recorder.start();
      for (int i = 0; i < frames; i++) {
        recorder.record(converter.convert(picture(i)));
      }
    }
    return file;
  }

  /** A disc that moves to the right, on a ground that gets brighter; the top is darker. */
  static BufferedImage picture(int index) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.getHSBColor(.6f, .5f, Math.min(1, .4f + index / 200f)));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, WIDTH, HEIGHT / 4);
    graphics.setColor(Color.ORANGE);
    graphics.fillOval(index % WIDTH, HEIGHT / 2, 40, 40);
    graphics.dispose();
    return image;
  }

  static byte[] encoded(String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(picture(0), format, bytes)) {
      throw new IOException("no writer for " + format);
    }
    return bytes.toByteArray();
  }

  static Path cut(Path whole, Path cut, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    return Files.write(cut, Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }
}
