package io.mien.trainer.evaluate;

import static io.mien.recognition.emotion.Emotion.HAPPY;
import static io.mien.recognition.emotion.Emotion.NEUTRAL;
import static io.mien.recognition.emotion.Emotion.SAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {

  private final Confusion confusion =
      Confusion.of(
          List.of(NEUTRAL, HAPPY, SAD),
          List.of(NEUTRAL, NEUTRAL, NEUTRAL, HAPPY, HAPPY),
          List.of(NEUTRAL, NEUTRAL, HAPPY, HAPPY, SAD));

  @Test
  void shouldCountTruthsInRows() {
    assertThat(confusion.counts()).isDeepEqualTo(new long[][] {{2, 1, 0}, {0, 1, 1}, {0, 0, 0}});
    assertThat(confusion.accuracy()).isCloseTo(.6, within(1e-9));
  }

  @Test
  void shouldComputePrecisionRecallAndF1() {
    assertThat(confusion.of(NEUTRAL))
        .isEqualTo(new ClassFigures(1, 2 / 3.0, 2 * (2 / 3.0) / (1 + 2 / 3.0), 3));
    assertThat(confusion.of(SAD)).isEqualTo(new ClassFigures(0, 0, 0, 0));
    assertThat(confusion.macroF1()).isCloseTo((.8 + .5) / 2, within(1e-9));
  }

  @Test
  void shouldReportJsonWithEveryKey() throws JsonProcessingException {
    JsonNode report = new ObjectMapper().readTree(Report.json(confusion));
    assertThat(report.get("n").asLong()).isEqualTo(5);
    assertThat(report.get("labels").get(1).asText()).isEqualTo("Happy");
    assertThat(report.get("accuracy").asDouble()).isCloseTo(.6, within(1e-9));
    assertThat(report.get("perClass").get("Neutral").get("support").asLong()).isEqualTo(3);
    assertThat(report.get("confusion").get(1).get(2).asLong()).isEqualTo(1);
  }

  @Test
  void shouldRefuseUnequalLists() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Confusion.of(List.of(NEUTRAL), List.of(NEUTRAL), List.of()));
  }
}
