package io.mien.stream.capture;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacv.FFmpegFrameGrabber;

/** Cameras and files on the network: RTSP over TCP, MJPEG or any video over HTTP. */
final class NetworkSources {

  /** FFmpeg is asked twice when the first attempt fails, and each may last that long. */
  private static final int ATTEMPTS = 2;

  private NetworkSources() {}

  /**
   * A stream without a declared end is read as {@linkplain LiveSource live}; a file keeps all its
   * frames.
   *
   * @param address of that URL; messages show it
   * @throws io.mien.recognition.MienException if nobody answers within the time-out or there is no
   *     video
   */
  static FrameSource open(String url, NetworkAddress address, CaptureOptions options) {
    FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(url);
    String micros =
        Long.toString(TimeUnit.NANOSECONDS.toMicros(options.timeout().toNanos()) / ATTEMPTS);
    if (url.regionMatches(true, 0, "rtsp", 0, 4)) {
      grabber.setOption("rtsp_transport", "tcp"); // over UDP, lost packets become grey faces
      grabber.setOption("timeout", micros);
    } else {
      grabber.setOption("rw_timeout", micros);
      // A server's playlist must not make this machine open its own files.
      grabber.setOption("protocol_whitelist", "http,https,httpproxy,tcp,tls,crypto,data");
    }
    VideoSource video = VideoSource.open(address.shown(), "video stream", grabber, options);
    FrameSource source = video.endless() ? new LiveSource(video, options.timeout()) : video;
    Double fps = options.fps();
    return fps == null ? source : new ThinnedSource(source, fps);
  }
}
