package io.mien.stream.capture.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.Emotion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EmotionTimelineTest {

  private static final double HOLD = 2.5;
  private static final double MORPH = 1;

  private static EmotionTimeline timeline(List<Emotion> emotions, long seed) {
    return new EmotionTimeline(emotions, seed, HOLD, MORPH, 0);
  }

  @Test
  void shouldHoldEachEmotionUnmixedAndThenChangeSmoothly() {
    EmotionTimeline timeline = timeline(Emotion.all(), 7);
    Map<Emotion, Float> held = timeline.at(HOLD - .01);
    assertThat(held).hasSize(1).containsValue(1f);
    Emotion from = held.keySet().iterator().next();
    Emotion to = timeline.at(HOLD + MORPH + .01).keySet().iterator().next();
    float before = 1;
    for (double t = HOLD + .05; t < HOLD + MORPH; t += .05) {
      Map<Emotion, Float> mix = timeline.at(t);
      assertThat(mix).containsOnlyKeys(from, to);
      assertThat(mix.get(from) + mix.get(to)).isCloseTo(1, within(1e-6f));
      assertThat(mix.get(from)).isLessThan(before);
      before = mix.get(from);
    }
    assertThat(timeline.at(HOLD + MORPH / 2).get(from)).isCloseTo(.5f, within(1e-6f));
  }

  @Test
  void shouldShowEveryEmotionOnceARoundAndNoneTwiceInARow() {
    EmotionTimeline timeline = timeline(Emotion.all(), 3);
    List<Emotion> shown = new ArrayList<>();
    for (int step = 0; step < 10 * Emotion.all().size(); step++) {
      shown.addAll(timeline.at(step * (HOLD + MORPH) + .1).keySet());
    }
    for (int i = 1; i < shown.size(); i++) {
      assertThat(shown.get(i)).isNotEqualTo(shown.get(i - 1));
    }
    for (int round = 0; round < 10; round++) {
      Set<Emotion> once = EnumSet.copyOf(shown.subList(8 * round, 8 * round + 8));
      assertThat(once).hasSize(8);
    }
    assertThat(shown.subList(0, 8)).isNotEqualTo(shown.subList(8, 16));
  }

  @Test
  void shouldAlternateBetweenTwo() {
    EmotionTimeline timeline = timeline(List.of(Emotion.HAPPY, Emotion.SAD), 5);
    Emotion last = timeline.at(.1).keySet().iterator().next();
    for (int step = 1; step < 20; step++) {
      Emotion now = timeline.at(step * (HOLD + MORPH) + .1).keySet().iterator().next();
      assertThat(now).isNotEqualTo(last);
      last = now;
    }
  }

  @Test
  void shouldStayWithTheOnlyOne() {
    EmotionTimeline timeline = timeline(List.of(Emotion.HAPPY), 5);
    for (double t = 0; t < 20; t += .1) {
      assertThat(timeline.at(t)).containsExactly(Map.entry(Emotion.HAPPY, 1f));
    }
  }

  @Test
  void shouldBeDecidedByTheSeed() {
    List<List<Emotion>> orders = new ArrayList<>();
    for (long seed : new long[] {1, 1, 2}) {
      List<Emotion> order = new ArrayList<>();
      for (int step = 0; step < 16; step++) {
        order.addAll(timeline(Emotion.all(), seed).at(step * (HOLD + MORPH)).keySet());
      }
      orders.add(order);
    }
    assertThat(orders.get(0)).isEqualTo(orders.get(1)).isNotEqualTo(orders.get(2));
  }

  @Test
  void shouldRefuseTimesThatAreNone() {
    assertThatThrownBy(() -> new EmotionTimeline(Emotion.all(), 1, -1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new EmotionTimeline(List.of(), 1, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
