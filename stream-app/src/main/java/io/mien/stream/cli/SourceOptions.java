package io.mien.stream.cli;

import io.mien.recognition.MienException;
import io.mien.stream.capture.CaptureOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How sources are opened; for every command that opens some. */
final class SourceOptions {

  /** What can stand for a source; for descriptions. */
  static final String KINDS =
      "a video or image file, a folder of images, a device (/dev/video0 or 0), rtsp://,"
          + " http(s):// or generated:[?seconds=..&faces=..&seed=..&width=..&height=..&fps=..]";

  @Option(
      names = "--width",
      paramLabel = "PIXELS",
      description =
          "Width asked of a device or a generated camera; larger videos are scaled down to it.")
  private @Nullable Integer width;

  @Option(names = "--height", paramLabel = "PIXELS", description = "Likewise the height.")
  private @Nullable Integer height;

  @Option(
      names = "--fps",
      paramLabel = "N",
      description =
          "Frames per second asked of a device or a generated camera, the pace of a folder of"
              + " images (1 unless told), and the most that is taken of a video.")
  private @Nullable Double fps;

  @Option(
      names = "--jpeg-quality",
      paramLabel = "1..100",
      defaultValue = "95",
      description =
          "For frames that do not arrive as JPEG or PNG already (default: ${DEFAULT-VALUE}).")
  private int jpegQuality;

  @Option(
      names = "--source-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long a device or network source may keep silent (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  /**
   * @param command whose usage is wrong if these are
   * @throws ParameterException if a value is out of its range
   */
  CaptureOptions captureOptions(CommandSpec command, int maxFrameBytes) {
    try {
      return new CaptureOptions(
          width, height, fps, jpegQuality, Duration.ofSeconds(timeoutSeconds), maxFrameBytes);
    } catch (MienException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
