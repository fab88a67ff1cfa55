package io.mien.trainer.evaluate;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.report.Measured;
import io.mien.trainer.data.Truth;
import io.mien.trainer.report.Axis;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Columns;
import io.mien.trainer.report.Commands;
import io.mien.trainer.report.Distribution;
import io.mien.trainer.report.Figure;
import io.mien.trainer.report.HistogramChart;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.KeyFigures;
import io.mien.trainer.report.LineChart;
import io.mien.trainer.report.Picture;
import io.mien.trainer.report.PictureGrid;
import io.mien.trainer.report.Series;
import io.mien.trainer.report.Tone;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A page about the answers of a model. */
public final class EvaluationReport {

  private static final int BINS = 15;
  private static final int SHOWN = 40;
  private static final int WIDTH = 96;

  private final Truth truth;
  private final List<Answer> answers;
  private final Confusion confusion;
  private final Calibration calibration;

  /**
   * @param truth what the answers were judged by
   * @param answers at least one
   */
  public EvaluationReport(Truth truth, List<Answer> answers) {
    this.truth = truth;
    this.answers = List.copyOf(answers);
    this.confusion = Evaluation.confusion(answers, truth);
    this.calibration = Calibration.of(answers, BINS);
  }

  /**
   * The page.
   *
   * @param model its name, as the title tells it
   * @param faces where they come from, in a few words
   * @param pictures whether to show the worst mistakes, which are pictures of real people
   */
  public HtmlReport page(String model, String faces, boolean pictures, Measured measured) {
    Proportion right =
        new Proportion(answers.stream().filter(Answer::right).count(), answers.size());
    HtmlReport page =
        HtmlReport.of(
                "%s on %s".formatted(model, faces),
                "%s of %,d faces right, by %s."
                    .formatted(percent(right.share()), right.of(), truth.shortTitle()))
            .section(
                "",
                KeyFigures.none()
                    .with(percent(right.share()), "accuracy", interval(right))
                    .with(
                        String.format(Locale.ROOT, "%.3f", confusion.macroF1()),
                        "macro F1",
                        "every emotion weighs the same")
                    .with(
                        percent(calibration.expectedError()),
                        "expected calibration error",
                        BINS + " bins of confidence")
                    .with("%,d".formatted(right.of()), "faces"))
            .section("What is taken for what", ConfusionBlocks.of(confusion))
            .section("How well it knows what it knows", Columns.of(reliability(), confidences()));
    if (pictures) {
      page = page.section("Worst mistakes", worst());
    }
    return page.section("How to repeat this", new Commands(measured));
  }

  private Figure reliability() {
    List<Calibration.Bin> bins =
        calibration.bins().stream().filter(bin -> bin.right().of() > 0).toList();
    double[] confidence = bins.stream().mapToDouble(Calibration.Bin::confidence).toArray();
    return new Figure(
        "Right as often as it believes?",
        LineChart.of(
            Axis.percent("confidence").from(0).to(1),
            Axis.percent("share right").from(0).to(1),
            Series.of("perfectly calibrated", new double[] {0, 1}, new double[] {0, 1})
                .drawn(Series.Look.DASHED)
                .in(Tone.GRAY),
            Series.of(
                    "this model",
                    confidence,
                    bins.stream().mapToDouble(bin -> bin.right().share()).toArray())
                .withErrors(
                    bins.stream().mapToDouble(bin -> bin.right().low()).toArray(),
                    bins.stream().mapToDouble(bin -> bin.right().high()).toArray())
                .in(Tone.BLUE)),
        "Below the diagonal it is surer than it may be. Bars: 95 % score intervals.");
  }

  private Block confidences() {
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
        new HistogramChart(Axis.percent("confidence").from(0).to(1), 2 * BINS, distributions),
        "Dashed: the means.");
  }

  private PictureGrid worst() {
    List<Picture> pictures =
        answers.stream()
            .filter(answer -> !answer.right())
            .sorted(Comparator.comparingDouble(Answer::confidence).reversed())
            .limit(SHOWN)
            .map(EvaluationReport::picture)
            .toList();
    return new PictureGrid(
        "Wrong answers of the greatest confidence: what was answered, and what is true.",
        WIDTH,
        pictures);
  }

  private static Picture picture(Answer answer) {
    AlignedCrop crop = answer.face().crop();
    int size = crop.size();
    byte[] pixels = crop.pixels();
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < size * size; i++) {
      image.getRaster().setSample(i % size, i / size, 0, Byte.toUnsignedInt(pixels[i]));
    }
    return Picture.of(
        image,
        String.format(
            Locale.ROOT,
            "%s %.2f, is %s",
            answer.estimate().label(),
            answer.confidence(),
            answer.truth().label()));
  }

  private static String interval(Proportion right) {
    return "95 %% interval %s to %s".formatted(percent(right.low()), percent(right.high()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
