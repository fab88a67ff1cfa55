package io.mien.trainer.evaluate;

import io.mien.trainer.report.Axis;
import io.mien.trainer.report.Distribution;
import io.mien.trainer.report.Figure;
import io.mien.trainer.report.HistogramChart;
import io.mien.trainer.report.LineChart;
import io.mien.trainer.report.Series;
import io.mien.trainer.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How far a model may be believed, as parts of a page. */
public final class CalibrationBlocks {

  private CalibrationBlocks() {}

  /**
   * The share right over the confidence, beside the diagonal.
   *
   * @param calibrations by name, in order
   */
  public static Figure reliability(Map<String, Calibration> calibrations) {
    List<Series> series = new ArrayList<>();
    series.add(
        Series.of("perfectly calibrated", new double[] {0, 1}, new double[] {0, 1})
            .drawn(Series.Look.DASHED)
            .in(Tone.GRAY));
    for (Map.Entry<String, Calibration> entry : calibrations.entrySet()) {
      List<Calibration.Bin> bins =
          entry.getValue().bins().stream().filter(bin -> bin.right().of() > 0).toList();
      if (!bins.isEmpty()) {
        series.add(
            Series.of(
                    entry.getKey(),
                    bins.stream().mapToDouble(Calibration.Bin::confidence).toArray(),
                    bins.stream().mapToDouble(bin -> bin.right().share()).toArray())
                .withErrors(
                    bins.stream().mapToDouble(bin -> bin.right().low()).toArray(),
                    bins.stream().mapToDouble(bin -> bin.right().high()).toArray())
                .in(Tone.ofSeries(series.size() - 1)));
      }
    }
    return new Figure(
        "Right as often as it believes?",
        LineChart.of(
            Axis.percent("confidence").from(0).to(1),
            Axis.percent("share right").from(0).to(1),
            series),
        "Below the diagonal it is surer than it may be. Bars: 95 % score intervals.");
  }

  /**
   * How sure a model is where it is right and where it is wrong.
   *
   * @param answers at least one
   */
  public static Figure confidences(List<Answer> answers) {
    List<Distribution> distributions = new ArrayList<>();
    for (boolean right : new boolean[] {true, false}) {
      double[] values =
          answers.stream()
              .filter(answer -> answer.right() == right)
              .mapToDouble(Answer::confidence)
              .toArray();
      if (values.length > 0) {
        distributions.add(new Distribution(right ? "right answers" : "wrong answers", values));
      }
    }
    return new Figure(
        "How sure it is",
        new HistogramChart(
            Axis.percent("confidence").from(0).to(1), 2 * TemperatureScaling.BINS, distributions),
        "Dashed: the means.");
  }
}
