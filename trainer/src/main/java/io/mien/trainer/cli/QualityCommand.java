package io.mien.trainer.cli;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.route.ExpertChoice;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Split;
import io.mien.trainer.evaluate.QualityStudy;
import io.mien.trainer.faces.CropLandmarks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  QualityCommand() {}

  @Override
  public Integer call() {
    ModelBundle loaded = ModelBundle.find(bundle);
    FaceData data = faces.read(spec.commandLine().getErr(), loaded.manifest().crop());
    Split split = Split.of(data, TrainCnnCommand.VALIDATION_SHARE, VALIDATION_SEED);
    PrintWriter out = spec.commandLine().getOut();
    try (EmotionModel model = loaded.openRouted(OnnxOptions.DEFAULT, ExpertChoice.ENABLED);
        CropLandmarks landmarks = CropLandmarks.with(detector)) {
      QualityStudy study = new QualityStudy(model, split.validation(), faces.truth());
      out.printf(
          "%s %s on validation by %s%n%n",
          loaded.manifest().name(), loaded.manifest().version(), faces.truth().title());
      out.println(study.bySize());
      out.println(study.byBlurring());
      out.println(study.byMeasuredBlur());
      out.print(study.byTurn(landmarks::find));
    }
    out.flush();
    return 0;
  }
}
