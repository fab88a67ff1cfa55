package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.Evaluation;
import io.mien.trainer.evaluate.Report;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien evaluate}: the figures of a bundle. */
@Command(
    name = "evaluate",
    description =
        "Measures a bundle on FER2013 through ONNX Runtime: by its 7 labels, or by the majority of"
            + " FER+ votes if --votes is given.")
final class EvaluateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "BUNDLE", description = "'default' or the folder of a bundle.")
  private String bundle;

  @Mixin private FaceDataOptions faces;

  @Option(
      names = "--split",
      defaultValue = "PublicTest",
      description = "Training, PublicTest or PrivateTest (default: ${DEFAULT-VALUE}).")
  private String split;

  @Option(names = "--json", description = "One JSON object instead of tables.")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  EvaluateCommand() {}

  @Override
  public Integer call() {
    Usage usage = Usage.ofLabel(split).orElseThrow(this::unknownSplit);
    ModelBundle loaded = ModelBundle.find(bundle);
    int size = loaded.manifest().crop().size();
    if (size != Fer2013.SIZE || loaded.manifest().crop().channels() != 1) {
      throw new MienException(
          "The bundle %s takes faces of %d pixels, FER2013 has gray ones of %d; give another bundle."
              .formatted(bundle, size, Fer2013.SIZE));
    }
    List<LabeledFace> chosen = faces.read(spec.commandLine().getErr()).of(usage);
    if (chosen.isEmpty()) {
      throw new MienException(
          "%s has no %s rows; choose another --split.".formatted(faces.data(), usage.label()));
    }
    try (EmotionModel model = model(loaded)) {
      print(loaded, usage, model, Evaluation.measure(model, chosen, faces.truth()));
    }
    return 0;
  }

  // By FER2013's labels, the head that was trained on them answers where the bundle has one, and it
  // is the parent's. Else it is what the stream serves, experts included; by FER2013's labels,
  // contempt is then left out and the rest renormalised.
  private EmotionModel model(ModelBundle loaded) {
    Optional<OnnxEmotionModel> labeled =
        faces.truth() == Truth.LABEL ? loaded.openFer2013(OnnxOptions.DEFAULT) : Optional.empty();
    return labeled.isPresent() ? labeled.get() : loaded.openRouted(OnnxOptions.DEFAULT);
  }

  private void print(ModelBundle loaded, Usage usage, EmotionModel model, Confusion confusion) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Report.json(confusion));
    } else {
      out.printf(
          "%s %s on %s by %s; answered by %s%n%n",
          loaded.manifest().name(),
          loaded.manifest().version(),
          usage.label(),
          faces.truth().title(),
          model.labels().size() == loaded.manifest().labels().size()
              ? "'probabilities'"
              : "'fer2013_probabilities'");
      out.println(Report.figures(confusion));
      out.print(Report.matrix(confusion));
    }
    out.flush();
  }

  private ParameterException unknownSplit() {
    String known =
        Arrays.stream(Usage.values()).map(Usage::label).collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(), "Unknown split '%s'; choose one of %s".formatted(split, known));
  }
}
