package io.mien.stream.cli;

import io.mien.recognition.emotion.Batching;
import io.mien.recognition.emotion.Device;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.route.ExpertChoice;
import picocli.CommandLine.Option;

/** How the emotion model of a bundle runs, and which of its experts are asked. */
final class ModelRunOptions {

  @Option(
      names = "--experts",
      paramLabel = "enabled|all|none",
      defaultValue = "enabled",
      description =
          "Which of the bundle's expert groups are asked: those that beat the parent on validation,"
              + " all of them to see what they would change, or none (default:"
              + " ${DEFAULT-VALUE}).")
  private ExpertChoice experts = ExpertChoice.ENABLED;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|cuda",
      defaultValue = "auto",
      description =
          "Where the emotion model runs; auto takes CUDA where it is there (default:"
              + " ${DEFAULT-VALUE}).")
  private Device device = Device.AUTO;

  @Option(
      names = "--inference-threads",
      paramLabel = "N",
      defaultValue = "1",
      converter = Numbers.Positive.class,
      description = "Threads of one run of the emotion model (default: ${DEFAULT-VALUE}).")
  private int inferenceThreads;

  ExpertChoice experts() {
    return experts;
  }

  OnnxOptions onnx() {
    return new OnnxOptions(device, inferenceThreads);
  }

  OnnxOptions onnx(Batching batching) {
    return new OnnxOptions(device, inferenceThreads, batching);
  }
}
