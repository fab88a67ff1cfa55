package io.mien.trainer.cnnreport;

import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.data.AffectSource;
import io.mien.trainer.data.Truth;
import io.mien.trainer.evaluate.AffectScores;
import io.mien.trainer.report.Axis;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Columns;
import io.mien.trainer.report.Figure;
import io.mien.trainer.report.LineChart;
import io.mien.trainer.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A run epoch by epoch: loss, accuracy, pace. */
final class LearningFigures {

  private static final String EPOCH = "epoch";

  private final List<Truth> heads;
  private final List<EpochFigures> history;
  private final AffectSource source;

  /**
   * @param history of at least one epoch
   * @param source of the valence and arousal that were learned
   */
  LearningFigures(List<Truth> heads, List<EpochFigures> history, AffectSource source) {
    this.source = source;
    this.heads = heads;
    this.history = history;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Columns.of(losses(), accuracies()));
    if (history.stream().anyMatch(epoch -> epoch.affect() != null)) {
      blocks.add(
          Columns.of(
              affect(
                  Axis.of("concordance (CCC)"),
                  AffectScores::valenceCcc,
                  AffectScores::arousalCcc,
                  "On validation, 1 is full agreement, 0 is none. What is agreed with is %s."
                      .formatted(source.title())),
              affect(
                  Axis.of("error (RMSE)").from(0),
                  AffectScores::valenceRmse,
                  AffectScores::arousalRmse,
                  "On validation, on scales from -1 to 1.")));
    }
    if (counted()) {
      blocks.add(Columns.of(pace(), waiting()));
    }
    return blocks;
  }

  private Figure losses() {
    return new Figure(
        "Loss",
        LineChart.of(
            Axis.of(EPOCH),
            Axis.of("nats"),
            series("training", EpochFigures::trainingLoss),
            series("validation", EpochFigures::validationLoss)),
        "Training: of changed faces, all heads together. Validation: of faces as they are, the"
            + " first head by the averaged weights.");
  }

  private Figure accuracies() {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      int head = i;
      series.add(
          series(
              "validation, " + heads.get(i).shortTitle(), epoch -> epoch.accuracies().get(head)));
    }
    if (counted()) {
      series.add(series("training", LearningFigures::trainingAccuracy).drawn(Series.Look.DASHED));
    }
    return new Figure(
        "Accuracy",
        LineChart.of(Axis.of(EPOCH), Axis.percent("faces right"), series),
        "The epoch of the best mean over validation is kept as best.pt.");
  }

  private Figure affect(
      Axis axis,
      ToDoubleFunction<AffectScores> valence,
      ToDoubleFunction<AffectScores> arousal,
      String note) {
    return new Figure(
        "Valence and arousal: " + axis.title(),
        LineChart.of(
            Axis.of(EPOCH),
            axis,
            series("valence", epoch -> affect(epoch, valence)),
            series("arousal", epoch -> affect(epoch, arousal))),
        note);
  }

  private static double affect(EpochFigures epoch, ToDoubleFunction<AffectScores> figure) {
    AffectScores scores = epoch.affect();
    return scores == null ? Double.NaN : figure.applyAsDouble(scores);
  }

  private Figure pace() {
    return new Figure(
        "Pace",
        LineChart.of(
            Axis.of(EPOCH),
            Axis.of("faces a second").from(0),
            series("faces a second", epoch -> known(epoch, epoch.facesPerSecond()))),
        "While learning; validation is not counted.");
  }

  private Figure waiting() {
    return new Figure(
        "Waiting for faces",
        LineChart.of(
            Axis.of(EPOCH),
            Axis.percent("share of the time").from(0),
            series("waiting", epoch -> known(epoch, epoch.waiting()))),
        "The share of learning in which no arithmetic was done because faces were being read or"
            + " changed.");
  }

  private boolean counted() {
    return history.stream().anyMatch(epoch -> epoch.facesPerSecond() > 0);
  }

  // Nothing was counted in checkpoints from before; zero would be a claim.
  private static double known(EpochFigures epoch, double value) {
    return epoch.facesPerSecond() > 0 ? value : Double.NaN;
  }

  private static double trainingAccuracy(EpochFigures epoch) {
    return known(epoch, epoch.trainingAccuracy());
  }

  private Series series(String name, ToDoubleFunction<EpochFigures> value) {
    return Series.of(
        name,
        history.stream().mapToDouble(EpochFigures::epoch).toArray(),
        history.stream().mapToDouble(value).toArray());
  }
}
