package io.mien.trainer.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mien.recognition.emotion.Emotion;
import java.util.Locale;

/** A {@link Confusion} for people and for programs. */
public final class Report {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Report() {}

  /**
   * JSON with {@code n}, {@code labels}, {@code accuracy} and {@code macroF1} as fractions, {@code
   * perClass} (label to precision, recall, f1, support) and {@code confusion} (rows of true labels,
   * columns of estimates).
   */
  public static String json(Confusion confusion) {
    ObjectNode report = JSON.createObjectNode();
    report.put("n", confusion.total());
    ArrayNode labels = report.putArray("labels");
    confusion.labels().forEach(emotion -> labels.add(emotion.label()));
    report.put("accuracy", confusion.accuracy());
    report.put("macroF1", confusion.macroF1());
    ObjectNode perClass = report.putObject("perClass");
    for (Emotion emotion : confusion.labels()) {
      perClass.set(emotion.label(), JSON.valueToTree(confusion.of(emotion)));
    }
    report.set("confusion", JSON.valueToTree(confusion.counts()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers has a JSON form", e);
    }
  }

  /** Accuracy, then figures by label, as Markdown that also reads well on a terminal. */
  public static String figures(Confusion confusion) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "Accuracy %.2f %% of %d faces, macro F1 %.3f%n",
        100 * confusion.accuracy(),
        confusion.total(),
        confusion.macroF1());
    line(text, "| emotion  | precision | recall |    F1 | faces |");
    line(text, "| -------- | --------: | -----: | ----: | ----: |");
    for (Emotion emotion : confusion.labels()) {
      ClassFigures figures = confusion.of(emotion);
      line(
          text,
          "| %-8s | %9.3f | %6.3f | %5.3f | %5d |",
          emotion.label(),
          figures.precision(),
          figures.recall(),
          figures.f1(),
          figures.support());
    }
    return text.toString();
  }

  /** What abstaining below each confidence buys, and the least that reaches an accuracy. */
  public static String coverage(RiskCoverage curve, double accuracy) {
    StringBuilder text = new StringBuilder();
    line(text, "| confidence | answered | right of these |");
    line(text, "| ---------: | -------: | -------------: |");
    for (int percent = 0; percent < 100; percent += 10) {
      double least = percent / 100.0;
      line(
          text,
          "| %10.2f | %6.2f %% | %12.2f %% |",
          least,
          100 * curve.coverage(least),
          100 * curve.accuracy(least));
    }
    line(text, "");
    line(text, "%d faces, area under the risk-coverage curve %.4f.", curve.total(), curve.area());
    curve
        .threshold(accuracy)
        .ifPresentOrElse(
            least ->
                line(
                    text,
                    "%.0f %% are right from a confidence of %.3f on, which %.2f %% of the faces have.",
                    100 * accuracy,
                    least,
                    100 * curve.coverage(least)),
            () -> line(text, "No confidence makes %.0f %% right.", 100 * accuracy));
    return text.toString();
  }

  /** The confusion matrix as Markdown: one row for each true label. */
  public static String matrix(Confusion confusion) {
    StringBuilder text = new StringBuilder("| true \\ estimated |");
    confusion.labels().forEach(emotion -> text.append(" %8s |".formatted(emotion.label())));
    text.append("%n| ---------------- |".formatted());
    text.append(" -------: |".repeat(confusion.labels().size()));
    for (Emotion truth : confusion.labels()) {
      text.append("%n| %-16s |".formatted(truth.label()));
      for (Emotion estimate : confusion.labels()) {
        text.append(" %8d |".formatted(confusion.count(truth, estimate)));
      }
    }
    return text.append("%n".formatted()).toString();
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
