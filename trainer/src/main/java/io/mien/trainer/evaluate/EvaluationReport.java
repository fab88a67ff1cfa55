package io.mien.trainer.evaluate;

import io.mien.recognition.report.Measured;
import io.mien.trainer.data.Truth;
import io.mien.trainer.report.Columns;
import io.mien.trainer.report.Commands;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.KeyFigures;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A page about the answers of a model. */
public final class EvaluationReport {

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
    this.calibration = Calibration.of(answers, TemperatureScaling.BINS);
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
                        TemperatureScaling.BINS + " bins of confidence")
                    .with("%,d".formatted(right.of()), "faces"))
            .section("What is taken for what", ConfusionBlocks.of(confusion))
            .section(
                "How well it knows what it knows",
                Columns.of(
                    CalibrationBlocks.reliability(Map.of("this model", calibration)),
                    CalibrationBlocks.confidences(answers)));
    if (pictures) {
      page = page.section("Worst mistakes", FacePictures.worst(answers));
    }
    return page.section("How to repeat this", new Commands(measured));
  }

  private static String interval(Proportion right) {
    return "95 %% interval %s to %s".formatted(percent(right.low()), percent(right.high()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
