package io.mien.trainer.cnnreport;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.evaluate.FacePictures;
import io.mien.trainer.outlier.Removal;
import io.mien.trainer.outlier.Removals;
import io.mien.trainer.outlier.Removed;
import io.mien.trainer.report.Axis;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.Distribution;
import io.mien.trainer.report.Figure;
import io.mien.trainer.report.HistogramChart;
import io.mien.trainer.report.Paragraph;
import io.mien.trainer.report.Picture;
import io.mien.trainer.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What Bimodal Distribution Removal took away: as parts of a page and of run.json. */
public final class RemovedSamples {

  private static final int BINS = 40;
  private static final int LISTED = 500;

  private final Removals removals;
  private final Examples training;
  private final double[] after;

  /**
   * @param removals at least one
   * @param training all samples that training began with
   * @param after the losses of those that are left, at the end
   */
  public RemovedSamples(Removals removals, Examples training, double[] after) {
    this.removals = requireNonNull(removals, "removals");
    this.training = requireNonNull(training, "training");
    this.after = after.clone();
  }

  List<Block> blocks(boolean pictures) {
    List<Removed> all =
        removals.done().stream().flatMap(removal -> removal.removed().stream()).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Paragraph(
            "%,d of %,d faces lost more than the others and left the training set."
                .formatted(all.size(), training.size())));
    blocks.add(histogram());
    blocks.add(passes());
    blocks.add(list(all));
    if (pictures && !all.isEmpty()) {
      blocks.add(
          FacePictures.grid(
              "Removed faces of the greatest loss, by the label they had.",
              all.stream().limit(FacePictures.SHOWN).map(this::picture).toList()));
    }
    return blocks;
  }

  private Figure histogram() {
    Removal first = removals.done().get(0);
    double[] before = first.losses().stream().mapToDouble(Double::doubleValue).toArray();
    List<Distribution> distributions = new ArrayList<>();
    distributions.add(new Distribution("before, after epoch %d".formatted(first.epoch()), before));
    distributions.add(new Distribution("of those that are left, at the end", after));
    return new Figure(
        "Loss of the training faces",
        new HistogramChart(Axis.of("nats").from(0), BINS, distributions),
        "Of faces as they are, beyond what their annotators disagree. Dashed: the means.");
  }

  private Table passes() {
    Table table =
        Table.of(
            "M1 is the mean loss; M2 and std2 are mean and deviation of the losses above it.",
            Column.count("after epoch"),
            Column.number("M1", 3),
            Column.number("M2", 3),
            Column.number("std2", 3),
            Column.number("removed above", 3),
            Column.count("removed"),
            Column.count("of"));
    for (Removal removal : removals.done()) {
      table =
          table.row(
              removal.epoch(),
              removal.distribution().mean(),
              removal.distribution().aboveMean(),
              removal.distribution().aboveDeviation(),
              removal.threshold(),
              removal.removed().size(),
              removal.losses().size());
    }
    return table;
  }

  private Table list(List<Removed> all) {
    Table table =
        Table.of(
            all.size() > LISTED
                ? "The first %d; run.json lists them all.".formatted(LISTED)
                : "All of them.",
            Column.text("where"),
            Column.text("label"),
            Column.number("loss", 3));
    for (Removed one : all.subList(0, Math.min(LISTED, all.size()))) {
      LabeledFace face = training.face(one.index());
      table = table.row(face.source(), face.label().label(), one.loss());
    }
    return table;
  }

  private Picture picture(Removed one) {
    LabeledFace face = training.face(one.index());
    return FacePictures.of(
        face.crop(), String.format(Locale.ROOT, "%s %.2f", face.label().label(), one.loss()));
  }

  /** Lists every one. */
  void describe(ArrayNode list) {
    for (Removal removal : removals.done()) {
      for (Removed one : removal.removed()) {
        LabeledFace face = training.face(one.index());
        ObjectNode node = list.addObject();
        node.put("epoch", removal.epoch());
        node.put("source", face.source());
        node.put("label", face.label().label());
        node.put("loss", one.loss());
      }
    }
  }
}
