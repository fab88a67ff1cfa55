package io.mien.trainer.expert;

import static io.mien.trainer.expert.TestAnswers.shares;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.route.KlDivergence;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {

  private static final Probabilities ANGER = shares(.8, .1);
  private static final Probabilities DISGUST = shares(.1, .8);
  private static final Probabilities HESITANT = shares(.45, .4);

  private static Selection select(TestAnswers answers) {
    GroupAnswers validation = answers.answers();
    return new ThresholdSearch(Candidates.of(TestAnswers.GROUP), validation, 7).select();
  }

  @Test
  void shouldEnableAGroupWhoseChildrenKnowBetter() {
    // The second child knows disgust where it lies far from the parent; near it, it knows nothing.
    Selection selection =
        select(
            new TestAnswers()
                .add(60, Emotion.ANGER, HESITANT, ANGER, shares(.42, .43), ANGER)
                .add(30, Emotion.DISGUST, HESITANT, ANGER, shares(.02, .97), ANGER)
                .add(60, Emotion.NEUTRAL, shares(.1, .1), ANGER, DISGUST, ANGER));

    assertThat(selection.group().enabled()).isTrue();
    assertThat(selection.gained()).isEqualTo(30);
    assertThat(selection.gainedWithin()).isEqualTo(30);
    assertThat(selection.lost()).isZero();
    assertThat(selection.crossValidated()).isEqualTo(30);
    double near = KlDivergence.of(HESITANT, shares(.42, .43));
    double far = KlDivergence.of(HESITANT, shares(.02, .97));
    assertThat(selection.group().children())
        .filteredOn(child -> child.name().equals(Candidates.WRONG))
        .allMatch(child -> child.minDivergence() > near && child.minDivergence() < far);
  }

  @Test
  void shouldNotEnableWhatIsChanceAmongMany() {
    // Children that answer at random: some of the ways to route them gain a few faces.
    SplittableRandom random = new SplittableRandom(3);
    TestAnswers answers = new TestAnswers();
    for (int i = 0; i < 120; i++) {
      double lean = random.nextDouble(.1, .8);
      double other = random.nextDouble(.1, .8);
      answers.add(
          1,
          i % 2 == 0 ? Emotion.ANGER : Emotion.DISGUST,
          i % 10 < 8 == (i % 2 == 0) ? shares(.5, .4) : shares(.4, .5),
          shares(lean, .9 - lean),
          shares(other, .9 - other),
          shares(.9 - lean, lean));
    }

    Selection selection = select(answers);

    assertThat(selection.group().enabled()).isFalse();
    assertThat(selection.reason()).contains("does not beat");
  }

  @Test
  void shouldNotEnableWhatChangesNothing() {
    Selection selection =
        select(new TestAnswers().add(50, Emotion.ANGER, ANGER, ANGER, ANGER, ANGER));
    assertThat(selection.group().enabled()).isFalse();
    assertThat(selection.gained()).isZero();
  }

  @Test
  void shouldNotEnableWhatHelpsOthersAndNotTheGroup() {
    // Sharing out within the group lets neutral win, which it truly is; the group's own faces lose
    // nothing and gain nothing.
    Selection selection =
        select(
            new TestAnswers()
                .add(
                    30,
                    Emotion.NEUTRAL,
                    shares(.41, .2),
                    shares(.3, .3),
                    shares(.3, .3),
                    shares(.3, .3))
                .add(60, Emotion.ANGER, ANGER, ANGER, ANGER, ANGER));
    assertThat(selection.gained()).isEqualTo(30);
    assertThat(selection.gainedWithin()).isZero();
    assertThat(selection.group().enabled()).isFalse();
  }
}
