package io.mien.trainer.expert;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.evaluate.Confusion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighbourhoodsTest {

  private final List<Emotion> truths = new ArrayList<>();
  private final List<Emotion> estimates = new ArrayList<>();

  private void confuse(int count, Emotion truth, Emotion estimate) {
    for (int i = 0; i < count; i++) {
      truths.add(truth);
      estimates.add(estimate);
    }
  }

  @Test
  void shouldFindWhatIsConfusedMostAndWhatIsNear() {
    confuse(500, Emotion.HAPPY, Emotion.HAPPY);
    confuse(300, Emotion.NEUTRAL, Emotion.SAD);
    confuse(250, Emotion.NEUTRAL, Emotion.ANGER);
    confuse(120, Emotion.FEAR, Emotion.SURPRISE);
    confuse(80, Emotion.SAD, Emotion.ANGER);
    confuse(70, Emotion.HAPPY, Emotion.SAD);
    confuse(30, Emotion.ANGER, Emotion.FEAR);
    confuse(25, Emotion.FEAR, Emotion.ANGER);
    confuse(45, Emotion.DISGUST, Emotion.ANGER);
    confuse(20, Emotion.CONTEMPT, Emotion.NEUTRAL);

    List<CandidateGroup> found =
        Neighbourhoods.find(
            Confusion.of(Emotion.all(), truths, estimates),
            List.of(CandidateGroup.parse("Anger,Disgust")));

    // The three most confused, then anger and fear, which lie close together; not happy and sad,
    // which lie far apart, nor disgust and anger, which are asked for.
    assertThat(found)
        .extracting(CandidateGroup::name)
        .containsExactly("neutral-sad", "neutral-anger", "surprise-fear", "fear-anger");
    assertThat(found.get(0).origin()).contains("300");
  }
}
