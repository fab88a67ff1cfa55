package io.mien.stream.smooth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmootherTest {

  private static final List<Emotion> LABELS =
      List.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.ANGER);
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration HALF_LIFE = Duration.ofMillis(400);

  private final Smoother smoother = new Smoother(new SmoothingSettings(HALF_LIFE, 0.1, 0.5));

  @Test
  void shouldBeginWithTheFirstFrame() {
    SmoothedEmotion first = smoother.smooth(null, of(.1f, .8f, .1f), START);

    assertThat(first.probabilities()).isEqualTo(of(.1f, .8f, .1f));
    assertThat(first.shown()).isEqualTo(Emotion.HAPPY);
  }

  @Test
  void shouldCountAFrameHalfAfterAHalfLife() {
    SmoothedEmotion first = smoother.smooth(null, of(1, 0, 0), START);

    SmoothedEmotion second = smoother.smooth(first, of(0, 1, 0), START.plus(HALF_LIFE));

    assertThat(second.probabilities().of(Emotion.HAPPY)).isCloseTo(.5f, within(1e-6f));
  }

  @Test
  void shouldGiveTheSameWhateverTheFrameRate() {
    SmoothedEmotion before = smoother.smooth(null, of(1, 0, 0), START);
    SmoothedEmotion often = before;
    for (int i = 1; i <= 30; i++) {
      often = smoother.smooth(often, of(0, 1, 0), START.plusMillis(20L * i));
    }

    SmoothedEmotion once = smoother.smooth(before, of(0, 1, 0), START.plusMillis(600));

    assertThat(often.probabilities().of(Emotion.HAPPY))
        .isCloseTo(once.probabilities().of(Emotion.HAPPY), within(1e-5f));
  }

  @Test
  void shouldNotFlickerBetweenTwoThatAreNearlyEqual() {
    SmoothedEmotion now = smoother.smooth(null, of(.54f, .46f, 0), START);
    for (int i = 1; i <= 100; i++) {
      Probabilities frame = i % 2 == 0 ? of(.54f, .46f, 0) : of(.44f, .56f, 0);
      now = smoother.smooth(now, frame, START.plusMillis(200L * i));
      if (now.probabilities().of(Emotion.NEUTRAL) >= .5f) {
        assertThat(now.shown()).isEqualTo(Emotion.NEUTRAL);
      }
    }
  }

  @Test
  void shouldChangeWhenAnotherLeadsClearly() {
    SmoothedEmotion now = smoother.smooth(null, of(.9f, .1f, 0), START);
    now = smoother.smooth(now, of(.1f, .9f, 0), START.plusMillis(300));
    assertThat(now.shown()).isEqualTo(Emotion.NEUTRAL);

    now = smoother.smooth(now, of(.1f, .9f, 0), START.plusMillis(900));
    assertThat(now.shown()).isEqualTo(Emotion.HAPPY);
  }

  @Test
  void shouldShowNothingWhileUncertainAndTakeMoreToComeBack() {
    Duration long_ = HALF_LIFE.multipliedBy(40);
    SmoothedEmotion first = smoother.smooth(null, of(.4f, .3f, .3f), START);
    assertThat(first.shown()).isNull();

    SmoothedEmotion little = smoother.smooth(first, of(.55f, .25f, .2f), START.plus(long_));
    assertThat(little.shown()).isNull();
    SmoothedEmotion enough =
        smoother.smooth(little, of(.65f, .2f, .15f), START.plus(long_.multipliedBy(2)));
    assertThat(enough.shown()).isEqualTo(Emotion.NEUTRAL);
    SmoothedEmotion still =
        smoother.smooth(enough, of(.51f, .25f, .24f), START.plus(long_.multipliedBy(3)));
    assertThat(still.shown()).isEqualTo(Emotion.NEUTRAL);
    SmoothedEmotion gone =
        smoother.smooth(still, of(.49f, .26f, .25f), START.plus(long_.multipliedBy(4)));
    assertThat(gone.shown()).isNull();
  }

  @Test
  void shouldTakeEveryFrameAsItIsWithoutHalfLife() {
    Smoother none = new Smoother(new SmoothingSettings(Duration.ZERO, 0, 0));
    SmoothedEmotion now = none.smooth(null, of(.4f, .3f, .3f), START);
    now = none.smooth(now, of(.3f, .31f, .39f), START.plusMillis(1));

    assertThat(now.probabilities()).isEqualTo(of(.3f, .31f, .39f));
    assertThat(now.shown()).isEqualTo(Emotion.ANGER);
  }

  @Test
  void shouldBeginAnewWithOtherLabels() {
    SmoothedEmotion before = smoother.smooth(null, of(1, 0, 0), START);
    Probabilities two =
        Probabilities.of(List.of(Emotion.HAPPY, Emotion.SAD), new float[] {.8f, .2f});

    assertThat(smoother.smooth(before, two, START.plusMillis(40)).probabilities()).isEqualTo(two);
  }

  @Test
  void shouldForgetWhatWasNotSeenForLong() {
    SmoothedEmotion now = smoother.smooth(null, of(1, 0, 0), START);

    assertThat(smoother.isFresh(now, START.plusMillis(1_000))).isTrue();
    assertThat(smoother.isFresh(now, START.plusMillis(2_100))).isFalse();
  }

  private static Probabilities of(float neutral, float happy, float anger) {
    return Probabilities.of(LABELS, new float[] {neutral, happy, anger});
  }
}
