package io.mien.trainer.dbn;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The structure over time: neurons, walking distance and energy of each layer, pass by pass. */
final class StructurePicture {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 320;

  private StructurePicture() {}

  static BufferedImage of(StructureHistory history) {
    List<BufferedImage> charts =
        List.of(
            chart(history, "hidden neurons", RbmEpoch::neurons),
            chart(history, "mean walk of a neuron", RbmEpoch::walk),
            chart(history, "free energy, held out", RbmEpoch::heldOutEnergy));
    BufferedImage picture =
        new BufferedImage(WIDTH, HEIGHT * charts.size(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < charts.size(); i++) {
      picture.getGraphics().drawImage(charts.get(i), 0, i * HEIGHT, null);
    }
    return picture;
  }

  private static BufferedImage chart(
      StructureHistory history, String title, ToDoubleFunction<RbmEpoch> value) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("pass, over all layers")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    List<RbmEpoch> epochs = history.epochs();
    int layers = epochs.stream().mapToInt(RbmEpoch::layer).max().orElse(0);
    for (int layer = 1; layer <= layers; layer++) {
      int shown = layer;
      int[] passes =
          IntStream.range(0, epochs.size()).filter(i -> epochs.get(i).layer() == shown).toArray();
      chart
          .addSeries(
              "layer " + layer,
              IntStream.of(passes).asDoubleStream().map(pass -> pass + 1).toArray(),
              IntStream.of(passes).mapToDouble(i -> value.applyAsDouble(epochs.get(i))).toArray())
          .setMarker(SeriesMarkers.NONE);
    }
    return BitmapEncoder.getBufferedImage(chart);
  }
}
