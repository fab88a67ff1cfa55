package io.mien.trainer.cnnreport;

import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.TrainingState;
import io.mien.trainer.evaluate.AffectScores;
import io.mien.trainer.evaluate.Answer;
import io.mien.trainer.evaluate.Calibration;
import io.mien.trainer.evaluate.CalibrationBlocks;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.ConfusionBlocks;
import io.mien.trainer.evaluate.FacePictures;
import io.mien.trainer.evaluate.Proportion;
import io.mien.trainer.evaluate.TemperatureScaling;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Columns;
import io.mien.trainer.report.Commands;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.KeyFigures;
import io.mien.trainer.report.Paragraph;
import io.mien.trainer.report.SettingsTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A page about a run of {@code mien train cnn}. */
final class CnnReport {

  private static final String SETTINGS =
      "All settings of this run, those of the command line and the defaults of this version.";

  private static final String NO_PICTURES =
      "The worst mistakes, and faces that were removed, are not pictured: they may be real people."
          + " The same command with --resume and --pictures writes this page with them.";

  private CnnReport() {}

  static HtmlReport page(RunSummary run, boolean pictures) {
    TrainingState state = run.state();
    HtmlReport page =
        HtmlReport.of("Training on " + run.data(), lead(run)).section("", keyFigures(run));
    if (!run.finished()) {
      page = page.warned("The run was stopped before its end; --resume goes on.");
    }
    page =
        page.section(
            "How it learned",
            new LearningFigures(
                    state.options().shape().heads(),
                    state.history(),
                    state.options().affect().source())
                .blocks());
    for (HeadAnswers head : run.answers()) {
      page = page.section("Answers by " + head.truth().shortTitle(), blocks(head, pictures));
    }
    if (!pictures) {
      page = page.section("Pictures", new Paragraph(NO_PICTURES));
    }
    if (run.removed().isPresent()) {
      page = page.section("Faces that could not be learned", run.removed().get().blocks(pictures));
    }
    return page.section(
        "How to repeat this",
        new Commands(run.measured()),
        SettingsTable.of(SETTINGS, Map.of("training", state.options())));
  }

  private static String lead(RunSummary run) {
    HeadAnswers first = run.answers().get(0);
    return "%s of %,d validation faces right after epoch %d of %d, by %s."
        .formatted(
            percent(first.confusion().accuracy()),
            first.answers().size(),
            run.state().best().map(EpochFigures::epoch).orElse(0),
            run.state().options().epochs(),
            first.truth().shortTitle());
  }

  private static KeyFigures keyFigures(RunSummary run) {
    KeyFigures strip = KeyFigures.none();
    for (HeadAnswers head : run.answers()) {
      Confusion confusion = head.confusion();
      Proportion right =
          new Proportion(head.answers().stream().filter(Answer::right).count(), confusion.total());
      strip =
          strip
              .with(
                  percent(right.share()),
                  "accuracy by " + head.truth().shortTitle(),
                  "95 %% interval %s to %s; macro F1 %s"
                      .formatted(
                          percent(right.low()), percent(right.high()), three(confusion.macroF1())))
              .with(
                  percent(head.scaling().after().expectedError()),
                  "expected calibration error",
                  String.format(
                      Locale.ROOT,
                      "at temperature %.3f; %s without",
                      head.scaling().temperature().value(),
                      percent(head.scaling().before().expectedError())));
    }
    Optional<AffectScores> affect = run.state().best().map(EpochFigures::affect);
    if (affect.isPresent()) {
      strip = valenceArousal(strip, affect.get());
    }
    return strip;
  }

  private static KeyFigures valenceArousal(KeyFigures strip, AffectScores affect) {
    return strip
        .with(three(affect.valenceCcc()), "CCC of valence", "RMSE " + three(affect.valenceRmse()))
        .with(three(affect.arousalCcc()), "CCC of arousal", "RMSE " + three(affect.arousalRmse()));
  }

  private static String three(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure);
  }

  private static List<Block> blocks(HeadAnswers head, boolean pictures) {
    List<Block> blocks = new ArrayList<>();
    if (head.answers().isEmpty()) {
      return List.of(new Paragraph("No validation face has such a truth."));
    }
    blocks.addAll(ConfusionBlocks.of(head.confusion()));
    blocks.add(calibration(head));
    if (pictures) {
      blocks.add(FacePictures.worst(head.answers()));
    }
    return blocks;
  }

  private static Columns calibration(HeadAnswers head) {
    TemperatureScaling scaling = head.scaling();
    Map<String, Calibration> curves = new LinkedHashMap<>();
    curves.put("as trained", scaling.before());
    curves.put(
        String.format(Locale.ROOT, "at temperature %.3f", scaling.temperature().value()),
        scaling.after());
    return Columns.of(
        CalibrationBlocks.reliability(curves), CalibrationBlocks.confidences(head.answers()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
