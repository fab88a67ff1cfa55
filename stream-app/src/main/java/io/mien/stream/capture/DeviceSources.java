package io.mien.stream.capture;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.bytedeco.javacv.FFmpegFrameGrabber;

/** Cameras of this machine: Video4Linux on Linux, AVFoundation on macOS. */
final class DeviceSources {

  private DeviceSources() {}

  /**
   * @param device {@code /dev/video0} or just its number
   * @throws MienException if it is not there, not permitted, or gives no pictures
   */
  static FrameSource open(String device, CaptureOptions options) {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    FFmpegFrameGrabber grabber;
    if (os.startsWith("linux")) {
      String path = device.startsWith("/") ? device : "/dev/video" + device;
      check(device, Path.of(path));
      grabber = new FFmpegFrameGrabber(path);
      grabber.setFormat("video4linux2");
    } else if (os.startsWith("mac")) {
      grabber = new FFmpegFrameGrabber(device.replaceFirst("^/dev/video", ""));
      grabber.setFormat("avfoundation");
    } else {
      throw new MienException(
          "cameras of this operating system cannot be opened directly; offer device %s as rtsp:// or http://"
              .formatted(device));
    }
    Integer width = options.width();
    Integer height = options.height();
    if (width != null && height != null) {
      grabber.setOption("video_size", width + "x" + height);
    }
    Double fps = options.fps();
    if (fps != null) {
      grabber.setOption("framerate", fps.toString());
    }
    VideoSource video = VideoSource.open("device " + device, "camera", grabber, options);
    return new LiveSource(video, options.timeout());
  }

  private static void check(String device, Path path) {
    if (!Files.exists(path)) {
      TreeSet<String> present = new TreeSet<>();
      try (DirectoryStream<Path> devices = Files.newDirectoryStream(Path.of("/dev"), "video*")) {
        devices.forEach(d -> present.add(d.toString()));
      } catch (IOException e) {
        throw new MienException("the devices of this machine cannot be listed: " + e, e);
      }
      throw new MienException(
          "there is no camera device %s; %s"
              .formatted(
                  device,
                  present.isEmpty()
                      ? "this machine has none, so try --source generated:"
                      : "there are " + String.join(", ", present)));
    }
    if (!Files.isReadable(path)) {
      throw new MienException(
          "the camera %s may not be read; add this user to its group (often 'video')"
              .formatted(path));
    }
  }
}
