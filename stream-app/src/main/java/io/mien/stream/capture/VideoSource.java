package io.mien.stream.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mien.recognition.MienException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;

/**
 * Whatever FFmpeg can open: a video, a device, a stream. Frames are encoded as JPEG. A file that
 * breaks off gives what is readable and then fails.
 */
final class VideoSource implements FrameSource {

  private static final Pattern ERROR_CODE = Pattern.compile("error (-\\d+)");

  private final String name;
  private final FFmpegFrameGrabber grabber;
  private final OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();
  private final FrameJpeg jpeg;
  private final VideoEnd end;
  private final int clockwise;

  private VideoSource(String name, FFmpegFrameGrabber grabber, CaptureOptions options) {
    this.name = name;
    this.grabber = grabber;
    this.jpeg = new FrameJpeg(options);
    this.end = VideoEnd.of(name, grabber);
    // FFmpeg tells the rotation of the picture counterclockwise.
    this.clockwise = -90 * (int) Math.round(grabber.getDisplayRotation() / 90);
  }

  /**
   * Opens a configured grabber and owns it from then on.
   *
   * @param kind what a person calls it, for example "video"
   * @throws MienException if FFmpeg finds no pictures there
   */
  static VideoSource open(
      String name, String kind, FFmpegFrameGrabber grabber, CaptureOptions options) {
    try (FfmpegLog.Listener log = FfmpegLog.listen()) {
      try {
        // Asking for BGR pixels only after the start: before it, devices would be asked for them.
        grabber.setImageMode(FrameGrabber.ImageMode.RAW);
        grabber.start();
        grabber.setImageMode(FrameGrabber.ImageMode.COLOR);
        if (!grabber.hasVideo() || isText(grabber)) {
          throw new MienException("%s has no pictures in it; give a %s".formatted(name, kind));
        }
        return new VideoSource(name, grabber, options);
      } catch (FrameGrabber.Exception e) {
        close(grabber);
        throw new MienException(
            "%s cannot be opened as a %s: %s; see whether it is one and whole, or give another source"
                .formatted(name, kind, reason(log, e)),
            e);
      } catch (RuntimeException e) {
        close(grabber);
        throw e;
      }
    }
  }

  /** FFmpeg renders text files as films of a terminal. */
  private static boolean isText(FFmpegFrameGrabber grabber) {
    return grabber.getFormatContext().iformat().name().getString().equals("tty");
  }

  private static String reason(FfmpegLog.Listener log, FrameGrabber.Exception e) {
    // FFmpeg adds the time-out to the address that it complains about.
    return log.reason().orElseGet(() -> explain(e)).replaceFirst("[?&]timeout=\\d+", "");
  }

  private static String explain(FrameGrabber.Exception e) {
    String message = String.valueOf(e.getMessage());
    Matcher code = ERROR_CODE.matcher(message);
    if (!code.find()) {
      return message;
    }
    byte[] text = new byte[avutil.AV_ERROR_MAX_STRING_SIZE];
    avutil.av_strerror(Integer.parseInt(code.group(1)), text, text.length);
    return new String(text, UTF_8).replaceAll("\\x00.*", "");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean live() {
    return false;
  }

  /** Whether nobody knows when it ends, as with a camera. */
  boolean endless() {
    return grabber.getFormatContext().duration() <= 0;
  }

  @Override
  public Optional<CapturedFrame> next() {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    try (FfmpegLog.Listener log = FfmpegLog.listen()) {
      Frame frame = grabber.grabImage(); // the grabber's own, and reused by it
      log.damage().ifPresent(end::complained);
      if (frame == null) {
        end.reached();
        return Optional.empty();
      }
      Duration position = end.advanceTo(frame.timestamp);
      return Optional.of(jpeg.encode(converter.convert(frame), clockwise, position, List.of()));
    } catch (FrameGrabber.Exception e) {
      throw new MienException("%s breaks off: %s".formatted(name, explain(e)), e);
    }
  }

  @Override
  public void close() {
    converter.close();
    close(grabber);
  }

  private static void close(FFmpegFrameGrabber grabber) {
    try {
      grabber.close();
    } catch (FrameGrabber.Exception e) {
      throw new MienException("FFmpeg did not close: " + e.getMessage(), e);
    }
  }
}
