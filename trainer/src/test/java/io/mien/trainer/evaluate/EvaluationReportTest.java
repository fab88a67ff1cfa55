package io.mien.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.report.Measured;
import io.mien.trainer.data.Truth;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationReportTest {

  private static final Measured MEASURED = Measured.here("mien evaluate", Duration.ofSeconds(1));

  private final EvaluationReport report =
      new EvaluationReport(
          Truth.LABEL,
          List.of(
              CalibrationTest.answer(Emotion.HAPPY, 0.9f),
              CalibrationTest.answer(Emotion.SAD, 0.3f),
              CalibrationTest.answer(Emotion.SAD, 0.2f),
              CalibrationTest.answer(Emotion.SAD, 0.75f)));

  @Test
  void shouldTellAccuracyAndCalibration() {
    assertThat(report.page("default", "PublicTest", false, MEASURED).html())
        .contains("<title>default on PublicTest</title>")
        .contains("75.00 % of 4 faces right, by the data set&#39;s 7 labels.")
        .contains("<dd>33.75 %</dd>")
        .contains("this model");
  }

  @Test
  void shouldShowFacesOnlyWhenAsked() {
    assertThat(report.page("default", "PublicTest", false, MEASURED).html())
        .doesNotContain("<img")
        .doesNotContain("Worst mistakes");
    assertThat(report.page("default", "PublicTest", true, MEASURED).html())
        .containsOnlyOnce("<img")
        .contains("Happy 0.75, is Sad");
  }
}
