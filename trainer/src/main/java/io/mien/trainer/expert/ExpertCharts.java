package io.mien.trainer.expert;

import io.mien.trainer.report.AffectPlane;
import io.mien.trainer.report.AffectPoint;
import io.mien.trainer.report.Axis;
import io.mien.trainer.report.Distribution;
import io.mien.trainer.report.Figure;
import io.mien.trainer.report.HistogramChart;
import io.mien.trainer.report.LineChart;
import io.mien.trainer.report.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The charts of a study. */
final class ExpertCharts {

  private static final int BINS = 40;
  private static final double NARROWEST = 0.1;

  /** Share of the faces that the axis is made for; a few far ones would squeeze all others. */
  private static final double MOST = 0.97;

  private ExpertCharts() {}

  /** How the divergence from one child is distributed over the two sets. */
  static Figure histogram(DivergenceStudy study, boolean toRightChild) {
    ToDoubleFunction<DivergenceStudy.Face> nats =
        toRightChild ? DivergenceStudy.Face::toRight : DivergenceStudy.Face::toWrong;
    String child = toRightChild ? "Q1" : "Q2";
    List<Distribution> sets = new ArrayList<>();
    for (boolean right : new boolean[] {true, false}) {
      double[] values =
          study.faces().stream().filter(face -> face.right() == right).mapToDouble(nats).toArray();
      if (values.length > 0) {
        sets.add(
            new Distribution(
                right ? "Set 1: the parent is right" : "Set 2: the parent is wrong", values));
      }
    }
    double[] sorted = study.faces().stream().mapToDouble(nats).sorted().toArray();
    double widest = sorted.length == 0 ? NARROWEST : sorted[(int) (MOST * (sorted.length - 1))];
    return new Figure(
        "D(P,%s)".formatted(child),
        new HistogramChart(
            Axis.of("D(P,%s), nats".formatted(child)).from(0).to(Math.max(NARROWEST, widest)),
            BINS,
            sets),
        String.format(
            Locale.ROOT,
            "Means %.3f and %.3f nats; faces beyond the axis count in its last bin.",
            study.mean(true, toRightChild),
            study.mean(false, toRightChild)));
  }

  /** Where the faces that the parent got wrong lie, in two colors by their divergence from Q2. */
  static Figure plane(DivergenceStudy study) {
    double[] sorted =
        study.faces().stream()
            .filter(face -> !face.right())
            .mapToDouble(DivergenceStudy.Face::toWrong)
            .sorted()
            .toArray();
    double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    List<AffectPoint> small = new ArrayList<>();
    List<AffectPoint> large = new ArrayList<>();
    for (DivergenceStudy.Face face : study.faces()) {
      if (!face.right()) {
        (face.toWrong() < middle ? small : large).add(point(face));
      }
    }
    return new Figure(
        "Set 2 by valence and arousal",
        new AffectPlane(
            List.of(
                new AffectPlane.Group("small D(P,Q2)", small),
                new AffectPlane.Group("large D(P,Q2)", large))),
        String.format(
            Locale.ROOT,
            "%d faces that the parent got wrong, cut at the median of %.3f nats. Places are the"
                + " expectation of published centers under the parent's probabilities: the net"
                + " estimates no valence and arousal.",
            sorted.length,
            middle));
  }

  private static AffectPoint point(DivergenceStudy.Face face) {
    return new AffectPoint(face.valence(), face.arousal());
  }

  /** Accuracy within the group by threshold, through the router. */
  static Figure sweep(DivergenceStudy study) {
    List<DivergenceStudy.Row> rows =
        study.sweep().stream().filter(row -> row.routed() != null).toList();
    double[] thresholds = rows.stream().mapToDouble(DivergenceStudy.Row::threshold).toArray();
    double[] x = Arrays.stream(thresholds).map(Math::log10).toArray();
    Series routed =
        Series.of("with experts", x, of(rows, Interval::value))
            .withBand(of(rows, Interval::low), of(rows, Interval::high));
    Series alone =
        Series.of(
                "parent alone",
                x,
                Arrays.stream(thresholds).map(at -> study.parentAccuracy()).toArray())
            .drawn(Series.Look.DASHED);
    return new Figure(
        "Accuracy within the group by threshold",
        LineChart.of(
            Axis.of("log10 of the threshold in nats"), Axis.percent("right"), routed, alone),
        "One threshold for both children, with the trigger that was chosen; the band is the 95 %"
            + " interval.");
  }

  private static double[] of(List<DivergenceStudy.Row> rows, ToDoubleFunction<Interval> end) {
    return rows.stream()
        .map(DivergenceStudy.Row::routed)
        .mapToDouble(interval -> interval == null ? Double.NaN : end.applyAsDouble(interval))
        .toArray();
  }

  /** Accuracy by threshold as the publication measures it. */
  static Figure asPublished(DivergenceStudy study, String heading) {
    double[] x = study.sweep().stream().mapToDouble(row -> Math.log10(row.threshold())).toArray();
    Series own =
        Series.of(
                "children's own answers",
                x,
                study.sweep().stream().mapToDouble(row -> row.asPublished().value()).toArray())
            .withBand(
                study.sweep().stream().mapToDouble(row -> row.asPublished().low()).toArray(),
                study.sweep().stream().mapToDouble(row -> row.asPublished().high()).toArray());
    Series published =
        Series.of(
                "published",
                ExpertStudy.PUBLISHED.stream()
                    .mapToDouble(row -> Math.log10(row.threshold()))
                    .toArray(),
                ExpertStudy.PUBLISHED.stream()
                    .mapToDouble(ExpertStudy.Published::accuracy)
                    .toArray())
            .drawn(Series.Look.DOTS);
    return new Figure(
        heading,
        LineChart.of(
            Axis.of("log10 of the threshold in nats"),
            Axis.percent("right of the group's faces").to(1),
            own,
            published),
        "Every face that truly shows the group goes to a child.");
  }
}
