package io.mien.trainer.export;

import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.Net;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainingState;
import io.mien.trainer.data.Truth;
import io.mien.trainer.evaluate.AffectScores;
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

  private static final String MEASURED =
      """
      The checkpoint was chosen on validation. The figures below are of PublicTest, on the exported graph in
      ONNX Runtime; `mien evaluate` repeats the measurement.""";

  private static final String UNMEASURED =
      """
      The checkpoint was chosen on validation. The data has no faces to measure on, so that nobody knows how
      often it is right on faces that chose nothing; `mien evaluate` tells it on data that has a test part.""";

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
      return "Its confidence was not calibrated.";
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
      TrainedOn data,
      BundleExport.Result result) {
    TrainOptions options = state.options();
    List<Truth> heads = net.shape().heads();
    AffectScores affect = result.affect();
    return new CardText(name, version)
        .input(BundleExport.template(net.shape()))
        .row("output", "%s%s", outputs(heads), affect(options))
        .row(
            "architecture",
            "%s, %,d parameters, kernels stored as float16",
            net.shape().description(),
            net.shape().parameterCount())
        .row("data", "%s", data.row())
        .row(
            "training",
            "%d of %d epochs, batches of %d, %s, %s, seed %d",
            state.epochs(),
            options.epochs(),
            options.batch(),
            learning(options),
            options.averageDecay() == 0
                ? "weights of the epoch's end"
                : "weight average " + options.averageDecay(),
            options.seed())
        .row("methods", "%s", MethodText.of(options))
        .row(
            "validation",
            "%s of best labels right in epoch %d, by which this checkpoint was chosen",
            state.best().map(ModelCard::accuracies).orElse("nothing"),
            state.best().map(EpochFigures::epoch).orElse(0))
        .row(
            "export",
            "ONNX Runtime and libtorch differ by at most %.1e in a probability",
            result.difference())
        .paragraph(result.figures().isEmpty() ? UNMEASURED : MEASURED)
        .paragraph(note)
        .paragraph(calibration(heads, result))
        .figures(result.figures(), truth -> output(heads, truth))
        .paragraph(affect == null ? "" : "## PublicTest, valence and arousal")
        .paragraph(affect == null ? "" : affect.sentence())
        .limits(data);
  }
}
