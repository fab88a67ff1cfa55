package io.mien.stream.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How faces are found and read. */
final class RecognitionOptions {

  /** Where the emotion model runs. */
  enum Device {
    CPU,
    CUDA
  }

  @Option(
      names = "--detector",
      paramLabel = "FILE|haar",
      description =
          "A YuNet model, or 'haar' for the cascades that OpenCV brings. Without it the detector"
              + " that 'mien models fetch' stored is used, else haar.")
  private @Nullable String detector;

  @Option(
      names = "--bundle",
      paramLabel = "DIR|default",
      defaultValue = "default",
      description = "Folder of the emotion models (default: the one that comes with mien).")
  private String bundle = "";

  @Option(
      names = "--device",
      paramLabel = "cpu|cuda",
      defaultValue = "cpu",
      description = "Where the emotion model runs (default: ${DEFAULT-VALUE}).")
  private Device device = Device.CPU;

  @Option(
      names = "--min-score",
      paramLabel = "0..1",
      defaultValue = "0.7",
      converter = Numbers.Fraction.class,
      description = "Leave out faces the detector is less sure of (default: ${DEFAULT-VALUE}).")
  private float minScore;

  @Option(
      names = "--inference-threads",
      paramLabel = "N",
      defaultValue = "1",
      converter = Numbers.Positive.class,
      description = "Threads of one run of the emotion model (default: ${DEFAULT-VALUE}).")
  private int inferenceThreads;

  Optional<String> detector() {
    return Optional.ofNullable(detector);
  }

  String bundle() {
    return bundle;
  }

  Device device() {
    return device;
  }

  float minScore() {
    return minScore;
  }

  int inferenceThreads() {
    return inferenceThreads;
  }
}
