package io.mien.trainer.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateGroupTest {

  @Test
  void shouldReadLabelsInAnyOrderAndCase() {
    CandidateGroup group = CandidateGroup.parse("anger, Disgust");
    assertThat(group.emotions()).containsExactly(Emotion.DISGUST, Emotion.ANGER);
    assertThat(group.name()).isEqualTo("disgust-anger");
    assertThat(group.title()).isEqualTo("Disgust, Anger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anger", "Anger,Anger", "Anger,Boredom", ""})
  void shouldRefuseWhatIsNoGroup(String text) {
    assertThatThrownBy(() -> CandidateGroup.parse(text)).isInstanceOf(MienException.class);
  }
}
