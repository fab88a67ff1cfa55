package io.mien.trainer.cli;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.recognition.route.ExpertChoice;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Split;
import io.mien.trainer.evaluate.QualityStudy;
import io.mien.trainer.faces.CropLandmarks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien data quality}: where answers stop being right. */
@Command(
    name = "quality",
    description =
        "Measures how often a bundle is right about the validation faces (10 %% of Training, seed 7)"
            + " if they are smaller, out of focus, in motion or turned away: what --min-face,"
            + " --max-blur and --max-turn of 'mien stream' can be chosen by.")
final class QualityCommand implements Callable<Integer> {

  private static final long VALIDATION_SEED = 7;

  @Parameters(paramLabel = "BUNDLE", description = "'default' or the folder of a bundle.")
  private String bundle;

  @Mixin private FaceDataOptions faces;

  @Option(
      names = "--detector",
      required = true,
      paramLabel = "YUNET",
      description = "YuNet's ONNX file, which tells how far faces are turned.")
  private Path detector;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Also write the section 'quality-NAME' of this Markdown file.")
  private @Nullable Path results;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  QualityCommand() {}

  @Override
  public Integer call() {
    long started = System.nanoTime();
    ModelBundle loaded = ModelBundle.find(bundle);
    FaceData data = faces.read(spec.commandLine().getErr(), loaded.manifest().crop());
    Split split = Split.of(data, TrainCnnCommand.VALIDATION_SHARE, VALIDATION_SEED);
    String name = loaded.manifest().name();
    String figures;
    try (EmotionModel model = loaded.openRouted(OnnxOptions.DEFAULT, ExpertChoice.ENABLED);
        CropLandmarks landmarks = CropLandmarks.with(detector)) {
      figures =
          "Bundle %s %s on validation by %s. %s"
              .formatted(
                  name,
                  loaded.manifest().version(),
                  faces.truth().title(),
                  new QualityStudy(model, split.validation(), faces.truth())
                      .markdown(landmarks::find));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(figures);
    out.flush();
    if (results != null) {
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      new ResultsFile(results)
          .put(
              "When a face is not good enough",
              ResultsFile.nameOf("quality", name),
              Measured.here(TypedCommand.of(spec), took),
              figures);
    }
    return 0;
  }
}
