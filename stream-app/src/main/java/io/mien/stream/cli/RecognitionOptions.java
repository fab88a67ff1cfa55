package io.mien.stream.cli;

import io.mien.recognition.emotion.Batching;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.stream.models.ModelFile;
import io.mien.stream.topology.RecognitionSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How faces are found, read and followed. */
final class RecognitionOptions {

  private static final float YUNET_KEEP_SCORE = 0.5f;

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
      names = "--min-score",
      paramLabel = "0..1",
      converter = Numbers.Fraction.class,
      description =
          "Leave out faces the detector is less sure of, unless they are followed already"
              + " (default: 0.7, with haar 0.5).")
  private @Nullable Float minScore;

  @Option(
      names = "--detect-size",
      paramLabel = "PIXELS",
      converter = Numbers.Positive.class,
      description =
          "Longest side of the reduced frame that faces are searched on; the smaller it is, the"
              + " larger a face has to be (default: 640, with haar 480).")
  private @Nullable Integer detectSize;

  @Option(
      names = "--batch-delay",
      paramLabel = "MS",
      converter = Numbers.NotNegative.class,
      description =
          "How long a face waits for those of other threads, so that a GPU sees many at a time, up to"
              + " 1000; 0 lets every thread run the model by itself (default: 0 on a CPU, 2 with"
              + " CUDA).")
  private @Nullable Integer batchDelayMillis;

  @Option(
      names = "--batch-faces",
      paramLabel = "N",
      defaultValue = "64",
      converter = Numbers.Positive.class,
      description = "Most faces that wait for each other (default: ${DEFAULT-VALUE}).")
  private int batchFaces;

  @Mixin private ModelRunOptions run = new ModelRunOptions();
  @Mixin private TrackingOptions tracking = new TrackingOptions();
  @Mixin private ModelStoreOptions models = new ModelStoreOptions();
  @Mixin private FrameLimitOptions limits = new FrameLimitOptions();

  int maxFrameBytes() {
    return limits.maxFrameBytes();
  }

  /**
   * @param command whose usage is wrong if these are
   */
  RecognitionSettings settings(CommandSpec command) {
    try {
      DetectorOptions begins = detectorOptions();
      float usual = begins.yunet() == null ? begins.minScore() : YUNET_KEEP_SCORE;
      return new RecognitionSettings(
          bundle,
          run.experts(),
          run.onnx(batching()),
          begins.withMinScore(tracking.keepScore(begins.minScore(), usual)),
          new DecodeLimits(limits.maxFrameBytes(), limits.maxFramePixels()),
          tracking.settings(begins.minScore()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Batching batching() {
    Duration delay = batchDelayMillis == null ? null : Duration.ofMillis(batchDelayMillis);
    return Batching.DEFAULT.withDelay(delay).withMaxFaces(batchFaces);
  }

  private DetectorOptions detectorOptions() {
    DetectorOptions options =
        detectorFile().map(DetectorOptions::yunet).orElseGet(DetectorOptions::haar);
    if (minScore != null) {
      options = options.withMinScore(minScore);
    }
    return detectSize == null ? options : options.withLongestSide(detectSize);
  }

  private Optional<Path> detectorFile() {
    if (detector == null) {
      return models.store().find(ModelFile.YUNET);
    }
    return Optional.of(detector).filter(name -> !name.equalsIgnoreCase("haar")).map(Path::of);
  }
}
