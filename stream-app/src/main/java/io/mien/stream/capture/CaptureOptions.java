package io.mien.stream.capture;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a source is opened.
 *
 * @param width in pixels: asked of a device, drawn by a generated camera, and the most that a video
 *     keeps (larger ones are scaled down, in proportion); null leaves it to the source
 * @param height likewise
 * @param fps frames per second: asked of a device, drawn by a generated camera, the pace of a
 *     folder of images, and the most that is taken of a video; null leaves it to the source
 * @param jpegQuality 1 to 100, for frames that did not arrive as JPEG or PNG
 * @param timeout how long a device or a network may keep silent
 * @param maxFrameBytes image files above this size are not even read
 */
public record CaptureOptions(
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Double fps,
    int jpegQuality,
    Duration timeout,
    int maxFrameBytes) {

  /** What the source itself prefers; quality 95, ten seconds, 8 MiB. */
  public static final CaptureOptions DEFAULT =
      new CaptureOptions(null, null, null, 95, Duration.ofSeconds(10), 8 << 20);

  private static final int LARGEST_SIDE = 8192;
  private static final double FASTEST = 240;

  public CaptureOptions {
    requireNonNull(timeout, "timeout");
    side("width", width);
    side("height", height);
    if (fps != null && !(fps > 0 && fps <= FASTEST)) {
      throw new MienException(
          "--fps is a rate above 0 and up to %.0f frames per second, not %s"
              .formatted(FASTEST, fps));
    }
    if (jpegQuality < 1 || jpegQuality > 100) {
      throw new MienException("--jpeg-quality lies in 1 to 100, not at " + jpegQuality);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new MienException("--source-timeout is longer than 0, not " + timeout);
    }
    if (maxFrameBytes < 1) {
      throw new MienException("--max-frame-bytes is at least 1, not " + maxFrameBytes);
    }
  }

  private static void side(String name, @Nullable Integer value) {
    if (value != null && (value < 16 || value > LARGEST_SIDE)) {
      throw new MienException(
          "--%s lies in 16 to %d pixels, not at %d".formatted(name, LARGEST_SIDE, value));
    }
  }

  public CaptureOptions withSize(@Nullable Integer newWidth, @Nullable Integer newHeight) {
    return new CaptureOptions(newWidth, newHeight, fps, jpegQuality, timeout, maxFrameBytes);
  }

  public CaptureOptions withFps(@Nullable Double newFps) {
    return new CaptureOptions(width, height, newFps, jpegQuality, timeout, maxFrameBytes);
  }

  public CaptureOptions withJpegQuality(int newQuality) {
    return new CaptureOptions(width, height, fps, newQuality, timeout, maxFrameBytes);
  }

  public CaptureOptions withTimeout(Duration newTimeout) {
    return new CaptureOptions(width, height, fps, jpegQuality, newTimeout, maxFrameBytes);
  }

  public CaptureOptions withMaxFrameBytes(int newMaxFrameBytes) {
    return new CaptureOptions(width, height, fps, jpegQuality, timeout, newMaxFrameBytes);
  }
}
