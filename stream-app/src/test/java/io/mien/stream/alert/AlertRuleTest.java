package io.mien.stream.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.emotion.Emotion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {

  @Test
  void shouldReadTheSimplestRule() {
    AlertRule rule = AlertRule.parse("Anger > 0.6 for 10s");

    assertThat(rule.name()).isEqualTo("Anger > 0.6 for 10s").isEqualTo(rule.text());
    assertThat(rule.conditions())
        .containsExactly(
            new Condition(new Quantity.Probability(Emotion.ANGER), Comparison.ABOVE, 0.6));
    assertThat(rule.hold()).isEqualTo(Duration.ofSeconds(10));
    assertThat(rule.cooldown()).isEqualTo(Duration.ofMinutes(1));
    assertThat(rule.isAbout("anything at all")).isTrue();
    assertThat(rule.isOfFace()).isTrue();
  }

  @Test
  void shouldReadEverythingThatARuleMaySay() {
    AlertRule rule =
        AlertRule.parse("queue: faces>=5 AND valence < -0.25 For 500ms on lobby-* cooldown 10m");

    assertThat(rule.name()).isEqualTo("queue");
    assertThat(rule.text())
        .isEqualTo("faces>=5 AND valence < -0.25 For 500ms on lobby-* cooldown 10m");
    assertThat(rule.conditions())
        .containsExactly(
            new Condition(new Quantity.Faces(), Comparison.AT_LEAST, 5),
            new Condition(Quantity.Affect.VALENCE, Comparison.BELOW, -0.25));
    assertThat(rule.hold()).isEqualTo(Duration.ofMillis(500));
    assertThat(rule.cooldown()).isEqualTo(Duration.ofMinutes(10));
    assertThat(rule.isAbout("lobby-2")).isTrue();
    assertThat(rule.isAbout("the lobby-2")).isFalse();
  }

  @Test
  void shouldTakeThePatternOfACameraLiterally() {
    AlertRule rule = AlertRule.parse("faces <= 0 on \"front door (*.)\"");

    assertThat(rule.isOfFace()).isFalse();
    assertThat(rule.isAbout("front door (west.)")).isTrue();
    assertThat(rule.isAbout("front door (west!)")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "''|'''' is not Neutral",
        "Rage > 0.6|'Rage' is not Neutral, Happy",
        "Anger|a comparison after 'Anger' is missing at its end",
        "Anger = 0.6|'=' is not >, >=, < or <=",
        "Anger >|a number after '>' is missing",
        "Anger > much|'much' is no number",
        "Anger > 1.6|'Anger > 1.6': a probability is a number from 0 to 1",
        "Anger > NaN|a probability is a number from 0 to 1",
        "valence > 2|numbers from -1 to 1",
        "faces > 1.5|a whole number of 0 or more",
        "Anger > 0.6 for ever|'ever' is no span of time: it is a number and a unit, such as 500ms",
        "Anger > 0.6 for|a span after 'for' is missing",
        "Anger > 0.6 10s|'10s' was not expected there",
        "Anger > 0.6 and|a quantity is missing",
        "my rule: Anger > 0.6|'my rule' is no name",
        "Anger > 0.6 on|a camera after 'on' is missing",
        "Anger > 0.6 cooldown soon|'soon' is no span"
      })
  void shouldSayWhatIsWrongAndHowItIsDone(String text, String message) {
    assertThatThrownBy(() -> AlertRule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the alert rule '" + text + "' cannot be read: ")
        .hasMessageContaining(message)
        .hasMessageContaining("'Anger > 0.6 for 10s'");
  }

  @Test
  void shouldRefuseTwoRulesOfOneName() {
    AlertRule one = AlertRule.parse("calm: Anger < 0.1");
    AlertRule other = AlertRule.parse("calm: Fear < 0.1");

    assertThatThrownBy(() -> new AlertSettings(List.of(one, other)))
        .hasMessageContaining("'calm'")
        .hasMessageContaining("'name: Fear < 0.1'");
  }
}
