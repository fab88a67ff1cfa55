package io.mien.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import org.junit.jupiter.api.Test;

class VotesTest {

  @Test
  void shouldShareVotesAmongEmotionsAlone() {
    Probabilities shares = Votes.of(1, 0, 2, 0, 0, 0, 1, 0, 4, 2).distribution().orElseThrow();
    assertThat(shares.of(Emotion.NEUTRAL)).isCloseTo(.25f, within(1e-6f));
    assertThat(shares.of(Emotion.SURPRISE)).isCloseTo(.5f, within(1e-6f));
    assertThat(shares.of(Emotion.FEAR)).isCloseTo(.25f, within(1e-6f));
  }

  @Test
  void shouldKnowNoMajorityWhenMostCannotTell() {
    assertThat(Votes.of(1, 0, 2, 0, 0, 0, 1, 0, 4, 2).majority()).isEmpty();
    assertThat(Votes.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 10).majority()).isEmpty();
  }

  @Test
  void shouldTakeTheFirstOfEquals() {
    assertThat(Votes.of(0, 0, 0, 5, 5, 0, 0, 0, 0, 0).majority()).contains(Emotion.SAD);
    assertThat(Votes.of(0, 0, 0, 0, 5, 0, 0, 0, 5, 0).majority()).contains(Emotion.ANGER);
  }

  @Test
  void shouldHaveNoDistributionWithoutAVoteForAnEmotion() {
    assertThat(Votes.of(0, 0, 0, 0, 0, 0, 0, 0, 7, 3).distribution()).isEmpty();
  }

  @Test
  void shouldRefuseWhatAreNoVotes() {
    assertThatIllegalArgumentException().isThrownBy(() -> Votes.of(1, 2, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> Votes.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Votes.of(-1, 0, 0, 0, 0, 0, 0, 0, 0, 2));
  }
}
