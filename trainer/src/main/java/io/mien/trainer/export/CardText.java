package io.mien.trainer.export;

import io.mien.recognition.crop.CropTemplate;
import io.mien.trainer.data.Truth;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.Report;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What all model cards have: a table of what the model is, figures by truth, and its limits. */
final class CardText {

  private final StringBuilder text = new StringBuilder();

  /** A card of that bundle; rows of the table come next. */
  CardText(String name, String version) {
    text.append("# Model card: %s %s%n%n| | |%n| --- | --- |%n".formatted(name, version));
    row("task", "the emotion that one face shows, as a distribution");
  }

  /** A row of the table. */
  CardText row(String key, String value, Object... values) {
    return block("| %s | %s |".formatted(key, String.format(Locale.ROOT, value, values)));
  }

  /** The row about the faces that the model takes. */
  CardText input(CropTemplate crop) {
    return row(
        "input",
        "`face`: uint8 [N, %1$d, %1$d, %2$d], %3$s, eyes at (%4$.1f, %5$.1f) and (%6$.1f, %7$.1f)",
        crop.size(),
        crop.channels(),
        crop.channels() == 1 ? "gray" : "RGB",
        crop.rightEye().x(),
        crop.rightEye().y(),
        crop.leftEye().x(),
        crop.leftEye().y());
  }

  /** Lines as they are. */
  CardText block(String lines) {
    text.append(lines.stripTrailing()).append(System.lineSeparator());
    return this;
  }

  /** Lines after an empty one; nothing if there are none. */
  CardText paragraph(String lines) {
    return lines.isBlank() ? this : block(System.lineSeparator() + lines);
  }

  /**
   * A section for each truth that the model was measured by on PublicTest.
   *
   * @param answered which output answered
   */
  CardText figures(Map<Truth, Confusion> figures, Function<Truth, String> answered) {
    figures.forEach(
        (truth, confusion) -> {
          paragraph("## PublicTest, " + truth.title());
          paragraph(
              "Answered by `%s`. %s".formatted(answered.apply(truth), Report.figures(confusion)));
          paragraph(Report.matrix(confusion));
        });
    return this;
  }

  /** The whole card, with what the model must not be used for. */
  String limits(TrainedOn data) {
    return paragraph("## Use and limits")
        .paragraph(
            """
            It tells what an expression looks like to annotators of photographs, not what a person feels.
            Emotions that are rare in the data are recognised least, and figures for a group of people may
            differ from these. Do not decide about people by it. In the European Union, inferring emotions at
            workplaces and in education is forbidden (AI Act, Article 5(1)(f)), and people exposed to it
            elsewhere must be told (Article 50(3)).""")
        .paragraph(data.terms())
        .text
        .toString();
  }
}
