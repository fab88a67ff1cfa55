package io.mien.trainer.export;

import io.mien.recognition.crop.CropTemplate;
import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.Net;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainingState;
import io.mien.trainer.data.Truth;
import io.mien.trainer.evaluate.AffectScores;
import io.mien.trainer.evaluate.Report;
import io.mien.trainer.evaluate.TemperatureScaling;
import io.mien.trainer.onnx.NetExporter;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.MarkdownTable;
import io.mien.trainer.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code MODEL_CARD.md}; every figure in it was measured by the program. */
final class ModelCard {

  static final String LIMITS =
      """

      ## Use and limits

      It tells what an expression looks like to annotators of photographs from the web, not what a
      person feels. Fear, disgust and contempt are rare in the data and recognised least. FER2013 is
      unbalanced in age, sex and origin in ways that its authors did not record, so figures for a
      group of people may differ from these. Do not decide about people by it. In the European Union,
      inferring emotions at workplaces and in education is forbidden (AI Act, Article 5(1)(f)), and
      people exposed to it elsewhere must be told (Article 50(3)).
      """;

  private ModelCard() {}

  private static String accuracies(EpochFigures epoch) {
    return epoch.accuracies().stream()
        .map(accuracy -> String.format(Locale.ROOT, "%.2f %%", 100 * accuracy))
        .collect(Collectors.joining(" and "));
  }

  private static String learning(TrainOptions options) {
    String method =
        switch (options.method()) {
          case SGD -> "SGD";
          case ADAM -> "Adam";
        };
    String begun =
        options.pretrained().isBlank()
            ? ""
            : "begun with the weights of %s; ".formatted(options.pretrained());
    return begun
        + switch (options.schedule()) {
          case COSINE ->
              "%s at %s with a cosine schedule".formatted(method, options.learningRate());
          case CONSTANT -> "%s at %s throughout".formatted(method, options.learningRate());
        };
  }

  private static String outputs(List<Truth> heads) {
    return heads.stream()
        .map(
            head ->
                "`%s`: float32 [N, %d], %s"
                    .formatted(output(heads, head), head.labels().size(), head.title()))
        .collect(Collectors.joining("; "));
  }

  private static String affect(TrainOptions options) {
    return switch (options.affect().source()) {
      case NONE -> "";
      case ANNOTATED, WEAK ->
          "; `valence_arousal`: float32 [N, 2] in [-1, 1], learned by %s, %s"
                  .formatted(options.affect().loss(), options.affect().source().title())
              + (options.affect().alone()
                  ? "; emotions were not learned, they are told by the nearest published centers"
                  : "");
    };
  }

  // A truth that the net has no head for is judged by the first one.
  private static String output(List<Truth> heads, Truth truth) {
    return NetExporter.output(Math.max(0, heads.indexOf(truth)));
  }

  private static String calibration(List<Truth> heads, BundleExport.Result result) {
    if (result.calibrations().isEmpty()) {
      return String.format("%nIts confidence was not calibrated.%n");
    }
    Table table =
        Table.of(
            "",
            Column.text("output"),
            Column.number("temperature", 3),
            Column.percent("validation, before", 2),
            Column.percent("validation, after", 2),
            Column.percent("PublicTest, before", 2),
            Column.percent("PublicTest, after", 2));
    for (Map.Entry<Truth, HeadCalibration> entry : result.calibrations().entrySet()) {
      HeadCalibration calibration = entry.getValue();
      table =
          table.row(
              "`%s`".formatted(output(heads, entry.getKey())),
              calibration.scaling().temperature().value(),
              calibration.scaling().before().expectedError(),
              calibration.scaling().after().expectedError(),
              calibration.testBefore(),
              calibration.testAfter());
    }
    return """

        ## Calibration

        Logits are divided by a temperature in the graph, so that it is right as often as it believes (Guo et
        al. 2017). It was fitted on validation; after, there, each half is judged at the temperature of the
        other. Expected calibration error, %d bins of confidence:

        %s"""
        .formatted(TemperatureScaling.BINS, MarkdownTable.of(table));
  }

  static String text(
      String name,
      String version,
      String note,
      Net net,
      TrainingState state,
      BundleExport.Result result) {
    TrainOptions options = state.options();
    CropTemplate crop = BundleExport.template(net.shape());
    StringBuilder card =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """
      # Model card: %1$s %2$s

      | | |
      | --- | --- |
      | task | the emotion that one face shows, as a distribution |
      | input | `face`: uint8 [N, %3$d, %3$d, %9$d], %10$s, eyes at (%4$.1f, %5$.1f) and (%6$.1f, %7$.1f) |
      | output | %8$s |
      | architecture | %11$s, %12$,d parameters, kernels stored as float16 |
      | data | FER2013 Training%13$s; 10 %% of it, stratified, for validation |
      | training | %14$d of %15$d epochs, batches of %16$d, %17$s, %18$s, seed %19$d |
      | validation | %20$s of best labels right in epoch %21$d, by which this checkpoint was chosen |
      | export | ONNX Runtime and libtorch differ by at most %22$.1e in a probability |

      The checkpoint was chosen on validation. The figures below are of PublicTest, on the exported graph in
      ONNX Runtime; `mien evaluate` repeats the measurement.
      """,
                name,
                version,
                crop.size(),
                crop.rightEye().x(),
                crop.rightEye().y(),
                crop.leftEye().x(),
                crop.leftEye().y(),
                outputs(net.shape().heads()) + affect(options),
                crop.channels(),
                crop.channels() == 1 ? "gray" : "RGB",
                net.shape().description(),
                net.shape().parameterCount(),
                result.figures().containsKey(Truth.VOTES) ? " with FER+ votes" : "",
                state.epochs(),
                options.epochs(),
                options.batch(),
                learning(options),
                options.averageDecay() == 0
                    ? "weights of the epoch's end"
                    : "weight average " + options.averageDecay(),
                options.seed(),
                state.best().map(ModelCard::accuracies).orElse("nothing"),
                state.best().map(best -> best.epoch()).orElse(0),
                result.difference()));
    if (!note.isBlank()) {
      card.append("%n%s%n".formatted(note));
    }
    card.append(calibration(net.shape().heads(), result));
    result
        .figures()
        .forEach(
            (truth, confusion) -> {
              card.append("%n## PublicTest, %s%n%n".formatted(truth.title()));
              card.append("Answered by `%s`. ".formatted(output(net.shape().heads(), truth)));
              card.append(Report.figures(confusion)).append(System.lineSeparator());
              card.append(Report.matrix(confusion));
            });
    AffectScores affect = result.affect();
    if (affect != null) {
      card.append("%n## PublicTest, valence and arousal%n%n%s%n".formatted(affect.sentence()));
    }
    return card.append(LIMITS).toString();
  }
}
