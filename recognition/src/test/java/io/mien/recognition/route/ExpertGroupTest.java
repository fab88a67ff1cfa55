package io.mien.recognition.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mien.recognition.emotion.Emotion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpertGroupTest {

  private static final Trigger TRIGGER = new Trigger.Margin(.1);
  private static final List<Emotion> TWO = List.of(Emotion.ANGER, Emotion.DISGUST);
  private static final Child CHILD = new Child("right", 0, .2);

  @Test
  void shouldHoldTheLowerBoundAndNotTheUpper() {
    Child child = new Child("c", .1, .2);

    assertThat(child.answers(.1)).isTrue();
    assertThat(child.answers(.199)).isTrue();
    assertThat(child.answers(.2)).isFalse();
    assertThat(child.answers(.099)).isFalse();
    assertThat(new Child("c", .1, Double.POSITIVE_INFINITY).answers(16)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.2,0.2", "0.3,0.2", "-0.1,1", "NaN,1", "0,NaN", "Infinity,Infinity"})
  void shouldRefuseAnEmptyRange(double min, double max) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Child("wrong", min, max))
        .withMessageStartingWith("the child 'wrong' has the empty range of divergence");
  }

  @Test
  void shouldRefuseGroupsThatAreNone() {
    assertRefused("needs two emotions or more", List.of(Emotion.ANGER), List.of(CHILD));
    assertRefused("an emotion twice", List.of(Emotion.ANGER, Emotion.ANGER), List.of(CHILD));
    assertRefused("has no children", TWO, List.of());
    assertRefused("two children of one name", TWO, List.of(CHILD, CHILD));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void shouldRefuseAMarginThatIsNone(double margin) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Trigger.Margin(margin));
  }

  @ParameterizedTest
  @CsvSource({"1.1,0,1", "0,-1.1,1", "0,0,0", "0,0,-1", "0,0,NaN", "NaN,0,1", "0,0,Infinity"})
  void shouldRefuseADiscThatIsNone(double valence, double arousal, double radius) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Trigger.Neighbourhood(valence, arousal, radius));
  }

  private static void assertRefused(String reason, List<Emotion> emotions, List<Child> children) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpertGroup("g", emotions, TRIGGER, children, true))
        .withMessageContaining("the expert group 'g'")
        .withMessageContaining(reason);
  }
}
