package io.mien.trainer.dbnreport;

import io.mien.trainer.dbn.TuningEpoch;
import io.mien.trainer.report.Axis;
import io.mien.trainer.report.Columns;
import io.mien.trainer.report.Figure;
import io.mien.trainer.report.LineChart;
import io.mien.trainer.report.Series;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Fine-tuning pass by pass: loss and accuracy. */
final class TuningFigures {

  private TuningFigures() {}

  static Columns of(List<TuningEpoch> epochs) {
    return Columns.of(
        new Figure(
            "Cross-entropy",
            LineChart.of(
                Axis.of("pass of fine-tuning"),
                Axis.of("nats"),
                series("training, with dropout", epochs, TuningEpoch::trainingLoss),
                series("validation", epochs, TuningEpoch::validationLoss)),
            "The pass of the best validation is kept."),
        new Figure(
            "Accuracy",
            LineChart.of(
                Axis.of("pass of fine-tuning"),
                Axis.percent("validation faces right"),
                series("validation", epochs, TuningEpoch::validationAccuracy)),
            ""));
  }

  private static Series series(
      String name, List<TuningEpoch> epochs, ToDoubleFunction<TuningEpoch> value) {
    return Series.of(
        name,
        epochs.stream().mapToDouble(TuningEpoch::epoch).toArray(),
        epochs.stream().mapToDouble(value).toArray());
  }
}
