package io.mien.stream.cli;

import picocli.CommandLine.Option;

/** How large a frame may be; one setting for producers, topics, consumers and the decoder. */
final class FrameLimitOptions {

  @Option(
      names = "--max-frame-bytes",
      paramLabel = "N",
      defaultValue = "8388608",
      converter = Numbers.FrameBytes.class,
      description = "Largest encoded frame in bytes (default: ${DEFAULT-VALUE}).")
  private int maxFrameBytes;

  @Option(
      names = "--max-frame-pixels",
      paramLabel = "N",
      defaultValue = "33177600",
      converter = Numbers.Positive.class,
      description = "Largest frame in pixels, checked before decoding (default: ${DEFAULT-VALUE}).")
  private int maxFramePixels;

  int maxFrameBytes() {
    return maxFrameBytes;
  }

  int maxFramePixels() {
    return maxFramePixels;
  }
}
