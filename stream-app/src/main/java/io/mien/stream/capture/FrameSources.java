package io.mien.stream.capture;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bytedeco.javacv.FFmpegFrameGrabber;

/** Finds out what kind of source a person means, and opens it. */
public final class FrameSources {

  private static final Pattern DEVICE = Pattern.compile("\\d{1,3}|/dev/video\\d+");

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private FrameSources() {}

  /**
   * Opens a video or image file, a folder of images, a device ({@code /dev/video0} or {@code 0}),
   * {@code rtsp://}, {@code http(s)://} or {@code generated:}. The caller closes it.
   *
   * @throws MienException if there is no such source, it does not answer within the time-out, or
   *     there are no pictures in it
   */
  public static FrameSource open(String source, CaptureOptions options) {
    if (source.isBlank()) {
      throw new MienException(
          "the source is empty; give a video, an image, a folder, a device, rtsp://, http(s):// or generated:");
    }
    if (source.startsWith(GeneratedOptions.PREFIX)) {
      return GeneratedCamera.open(source, options);
    }
    if (DEVICE.matcher(source).matches()) {
      return DeviceSources.open(source, options);
    }
    Optional<NetworkAddress> address = NetworkAddress.of(source);
    return address.isPresent()
        ? openAddress(source, address.get(), options)
        : paced(openPath(source, options), options);
  }

  private static FrameSource openAddress(
      String source, NetworkAddress address, CaptureOptions options) {
    return switch (address.scheme()) {
      case "rtsp", "rtsps", "http", "https" -> NetworkSources.open(source, address, options);
      default ->
          throw new MienException(
              "%s is of a kind that is not known; rtsp://, rtsps://, http:// and https:// are"
                  .formatted(address.shown()));
    };
  }

  /**
   * Likewise, and a device or network stream that breaks off or ends is opened again, after pauses
   * that grow from one second to half a minute. Any other source is as {@link #open} gives it.
   *
   * @param attempts in a row before it is given up; 0 for as often as it takes
   * @throws MienException if the very first attempt fails
   */
  public static FrameSource reconnecting(String source, CaptureOptions options, int attempts) {
    FrameSource first = open(source, options);
    return first.live() && !(first instanceof GeneratedCamera)
        ? new ReconnectingSource(first, () -> open(source, options), attempts, FIRST_PAUSE)
        : first;
  }

  /**
   * Likewise, and a source that is not live begins again whenever it ends, with positions that go
   * on.
   *
   * @throws MienException if the very first attempt fails
   */
  public static FrameSource endless(String source, CaptureOptions options, int attempts) {
    FrameSource first = reconnecting(source, options, attempts);
    return first.live() ? first : new LoopingSource(first, () -> open(source, options));
  }

  private static FrameSource openPath(String source, CaptureOptions options) {
    try {
      Path path = Path.of(source);
      if (!Files.exists(path)) {
        throw new MienException(
            "there is no file, folder or device %s; check the path".formatted(source));
      }
      if (!Files.isReadable(path)) {
        throw new MienException("%s may not be read; change its permissions".formatted(source));
      }
      if (Files.isDirectory(path)) {
        return ImageFiles.folder(path, options);
      }
      return openFile(path, options);
    } catch (InvalidPathException e) {
      throw new MienException("'%s' is no path: %s".formatted(source, e.getReason()), e);
    } catch (IOException e) {
      throw new MienException("%s cannot be read: %s".formatted(source, e.getMessage()), e);
    }
  }

  private static FrameSource openFile(Path path, CaptureOptions options) throws IOException {
    if (Files.isRegularFile(path) && Files.size(path) == 0) {
      throw new MienException(path + " is empty; copy or record it again");
    }
    if (ImageFiles.isImage(path)) {
      return ImageFiles.file(path, options);
    }
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(path.toFile());
    // What looks like a video may be a playlist; it must not make this machine fetch anything.
    grabber.setOption("protocol_whitelist", "file");
    return VideoSource.open(path.toString(), "video or picture", grabber, options);
  }

  private static FrameSource paced(FrameSource source, CaptureOptions options) {
    Double fps = options.fps();
    return fps == null || source instanceof ImageFiles ? source : new ThinnedSource(source, fps);
  }
}
