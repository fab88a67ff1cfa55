package io.mien.trainer.dbnreport;

import io.mien.trainer.dbn.LayerDecision;
import io.mien.trainer.dbn.NeuronEvent;
import io.mien.trainer.dbn.RbmEpoch;
import io.mien.trainer.dbn.StructureHistory;
import io.mien.trainer.report.Axis;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.Columns;
import io.mien.trainer.report.Figure;
import io.mien.trainer.report.LineChart;
import io.mien.trainer.report.Series;
import io.mien.trainer.report.Table;
import io.mien.trainer.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The structure over time: neurons, walking distance, energy and error, pass by pass. */
final class StructureFigures {

  private final StructureHistory history;

  /**
   * @param history of at least one pass
   */
  StructureFigures(StructureHistory history) {
    this.history = history;
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(neurons());
    blocks.add(
        Columns.of(
            byLayer(
                "Walking distance",
                "mean walk of a neuron",
                RbmEpoch::walk,
                "A neuron that goes on walking while the energy has not converged gets a neighbor."),
            byLayer(
                "Reconstruction error",
                "squared error of a visible neuron",
                RbmEpoch::reconstructionError,
                "Of held-out samples.")));
    blocks.add(energy());
    if (!history.layers().isEmpty()) {
      blocks.add(decisions());
    }
    return blocks;
  }

  private Figure neurons() {
    List<Series> series = new ArrayList<>();
    for (int layer = 1; layer <= layers(); layer++) {
      series.add(series(layer, "layer " + layer, RbmEpoch::neurons).drawn(Series.Look.STEPS));
    }
    changes(NeuronEvent.Kind.GENERATED, "neurons came", Series.Look.UP, Tone.GREEN, series);
    changes(NeuronEvent.Kind.ANNIHILATED, "neurons went", Series.Look.DOWN, Tone.INK, series);
    return new Figure(
        "Hidden neurons",
        LineChart.of(Axis.of("pass, over all layers"), Axis.of("neurons").from(0), series)
            .wideOpen(),
        "Triangles: passes after which neurons came or went.");
  }

  private void changes(
      NeuronEvent.Kind kind, String name, Series.Look look, Tone tone, List<Series> series) {
    List<RbmEpoch> epochs = history.epochs();
    int[] passes =
        IntStream.range(0, epochs.size()).filter(i -> changed(epochs.get(i), kind)).toArray();
    if (passes.length > 0) {
      series.add(
          Series.of(name, places(passes), values(passes, RbmEpoch::neurons)).drawn(look).in(tone));
    }
  }

  private boolean changed(RbmEpoch epoch, NeuronEvent.Kind kind) {
    return history.neurons().stream()
        .anyMatch(
            event ->
                event.kind() == kind
                    && event.layer() == epoch.layer()
                    && event.epoch() == epoch.epoch());
  }

  private Figure byLayer(
      String heading, String unit, ToDoubleFunction<RbmEpoch> value, String caption) {
    List<Series> series = new ArrayList<>();
    for (int layer = 1; layer <= layers(); layer++) {
      series.add(series(layer, "layer " + layer, value));
    }
    return new Figure(
        heading, LineChart.of(Axis.of("pass, over all layers"), Axis.of(unit), series), caption);
  }

  // Energies of layers are of different sizes, so that each has its own axis.
  private Columns energy() {
    List<Block> charts = new ArrayList<>();
    for (int layer = 1; layer <= layers(); layer++) {
      charts.add(
          new Figure(
              "Free energy of layer " + layer,
              LineChart.of(
                  Axis.of("pass, over all layers"),
                  Axis.of("mean free energy"),
                  series(layer, "training samples", RbmEpoch::energy).in(Tone.ofSeries(layer - 1)),
                  series(layer, "held-out samples", RbmEpoch::heldOutEnergy)
                      .drawn(Series.Look.DASHED)
                      .in(Tone.ofSeries(layer - 1))),
              layer == 1 ? "Where the two part, the layer begins to learn by heart." : ""));
    }
    return Columns.of(charts.toArray(Block[]::new));
  }

  private Table decisions() {
    Table table =
        Table.of(
            "Whether another layer follows: both totals must be above their thresholds.",
            Column.text("after layer"),
            Column.count("neurons"),
            Column.number("total walk", 0),
            Column.number("theta L1", 0),
            Column.number("total energy", 2),
            Column.number("theta L2", 2),
            Column.text("another layer"));
    for (LayerDecision decision : history.layers()) {
      table =
          table.row(
              decision.layer(),
              decision.neurons(),
              scientific(decision.walk()),
              scientific(decision.walkThreshold()),
              decision.energy(),
              decision.energyThreshold(),
              decision.another() ? "yes" : "no");
    }
    return table;
  }

  // Walks are far below 1.
  private static String scientific(double walk) {
    return String.format(Locale.ROOT, "%.2e", walk);
  }

  private int layers() {
    return history.epochs().stream().mapToInt(RbmEpoch::layer).max().orElse(0);
  }

  private Series series(int layer, String name, ToDoubleFunction<RbmEpoch> value) {
    int[] passes =
        IntStream.range(0, history.epochs().size())
            .filter(i -> history.epochs().get(i).layer() == layer)
            .toArray();
    return Series.of(name, places(passes), values(passes, value));
  }

  private static double[] places(int[] passes) {
    return IntStream.of(passes).mapToDouble(pass -> pass + 1).toArray();
  }

  private double[] values(int[] passes, ToDoubleFunction<RbmEpoch> value) {
    return IntStream.of(passes)
        .mapToDouble(i -> value.applyAsDouble(history.epochs().get(i)))
        .toArray();
  }
}
