package io.mien.trainer.expert;

import static io.mien.trainer.expert.TestAnswers.shares;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.report.Measured;
import io.mien.trainer.data.Truth;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpertReportTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(300, 7);

  private final GroupAnswers answers = answers();
  private final Selection selection =
      new ThresholdSearch(Candidates.of(TestAnswers.GROUP), answers, 7).select();

  private static GroupAnswers answers() {
    SplittableRandom random = new SplittableRandom(5);
    TestAnswers answers = new TestAnswers();
    for (int i = 0; i < 200; i++) {
      double anger = random.nextDouble(.05, .9);
      double lean = Math.min(.9, anger + random.nextDouble(0, .3));
      answers.add(
          1,
          random.nextDouble() < anger + .1 ? Emotion.ANGER : Emotion.DISGUST,
          shares(anger, .92 - anger),
          shares(lean, .95 - lean),
          shares(.95 - lean, lean),
          shares(lean, .95 - lean));
    }
    Probabilities neutral = shares(.1, .1);
    return answers.add(300, Emotion.NEUTRAL, neutral, neutral, neutral, neutral).answers();
  }

  private GroupStudy honest() {
    RoutingFigures figures =
        RoutingFigures.of(
            List.of(selection.group()), List.of(answers), answers.judged(), BOOTSTRAP);
    return new GroupStudy(
        TestAnswers.GROUP.name(),
        TestAnswers.GROUP.emotions(),
        Truth.LABEL,
        TestAnswers.GROUP.origin(),
        120,
        80,
        List.of(new GroupStudy.ChildStudy(Candidates.RIGHT, 100, 20, 3, .8, 1e-7, 0.0, .2)),
        Words.of(selection.group()),
        selection.group().enabled(),
        selection.reason(),
        selection.tried(),
        selection.crossValidated(),
        figures,
        figures,
        DivergenceStudy.of(answers, selection.group().trigger(), BOOTSTRAP));
  }

  private PaperStudy paper() {
    return new PaperStudy(
        TestAnswers.GROUP.name(),
        TestAnswers.GROUP.emotions(),
        Truth.LABEL,
        120,
        80,
        DivergenceStudy.of(answers, null, BOOTSTRAP));
  }

  private static ExpertReport report(
      List<GroupStudy> groups, @Nullable RoutingFigures bundle, List<PaperStudy> paper) {
    ExpertStudy study =
        new ExpertStudy("test 1", "00", 7, 300, "two folds", List.of(), groups, bundle, paper);
    return new ExpertReport(
        study, Measured.here("mien train experts --data faces.csv", Duration.ofSeconds(3)));
  }

  @Test
  void shouldShowBothProtocolsSideBySide() {
    GroupStudy honest = honest();
    ExpertReport report = report(List.of(honest), honest.test(), List.of(paper()));
    String page = report.page().html();
    assertThat(page)
        .contains("Experts for what test 1 confuses", "0.188", "0.660", "95.8 %", "97.2 %")
        .containsSubsequence("The children learned Training faces", "As published")
        .contains(ExpertReport.NO_GENERALISATION)
        .doesNotContain("NaN");
    assertThat(report.markdown())
        .contains("published", "97.2 %", "all that the bundle enables")
        .contains(ExpertReport.NO_GENERALISATION);
  }

  @Test
  void shouldBeginWithWhatThePaperProtocolIsNot() {
    ExpertReport report = report(List.of(), null, List.of(paper()));
    assertThat(report.markdown()).startsWith(ExpertReport.NO_GENERALISATION);
    String page = report.page().html();
    assertThat(page.indexOf(ExpertReport.NO_GENERALISATION))
        .isPositive()
        .isLessThan(page.indexOf("0.188"));
    assertThat(page).doesNotContain("NaN");
  }
}
