package io.mien.recognition.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for random faces and groups. */
class ExpertRouterPropertyTest {

  private static final int ROUNDS = 5000;

  private interface Round {
    void of(Random random, ExpertGroup group, EmotionEstimate parent, List<Probabilities> children);
  }

  private static void rounds(long seed, Round round) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      EmotionEstimate parent = RandomFaces.estimate(random, Emotion.all());
      // Half of the children answer near their parent, as re-learned ones do.
      Probabilities near =
          random.nextBoolean()
              ? parent.probabilities()
              : RandomFaces.probabilities(random, Emotion.all());
      round.of(
          random,
          RandomFaces.group(random, Emotion.all(), "group"),
          parent,
          List.of(near, RandomFaces.probabilities(random, Emotion.all())));
    }
  }

  @Test
  void shouldKeepADistributionAndLeaveTheRestAlone() {
    int[] chosen = new int[1];
    rounds(
        1,
        (random, group, parent, children) -> {
          RoutedEstimate routed = router(group).decide(group, parent, children);
          Probabilities before = parent.probabilities();
          Probabilities after = routed.estimate().probabilities();

          assertThat(after.of(Emotion.all())).isCloseTo(1, within(1e-6));
          assertThat(after.of(group.emotions()))
              .isCloseTo(before.of(group.emotions()), within(1e-6));
          for (Emotion emotion : before.labels()) {
            if (!group.emotions().contains(emotion)) {
              assertThat(Float.floatToRawIntBits(after.of(emotion)))
                  .isEqualTo(Float.floatToRawIntBits(before.of(emotion)));
            }
          }
          assertThat(routed.estimate().valenceArousal()).isSameAs(parent.valenceArousal());
          if (child(routed) == null) {
            assertThat(routed.estimate()).isSameAs(parent);
          } else {
            chosen[0]++;
          }
        });
    assertThat(chosen[0]).as("rounds with a child").isBetween(ROUNDS / 5, ROUNDS - ROUNDS / 50);
  }

  @Test
  void shouldShareOutInTheProportionsOfTheChosenChild() {
    rounds(
        2,
        (random, group, parent, children) -> {
          RoutedEstimate routed = router(group).decide(group, parent, children);
          String name = child(routed);
          if (name != null) {
            Probabilities child = children.get(name.equals("right") ? 0 : 1);
            for (Emotion one : group.emotions()) {
              assertThat(routed.estimate().probabilities().of(one) * child.of(group.emotions()))
                  .isCloseTo(
                      child.of(one) * parent.probabilities().of(group.emotions()), within(1e-6));
            }
          }
        });
  }

  @Test
  void shouldGiveTheSameAnswerForEveryOrderOfLabels() {
    rounds(
        3,
        (random, group, parent, children) -> {
          List<Emotion> order = RandomFaces.shuffled(random, Emotion.all());
          ExpertRouter router = router(group);
          EmotionEstimate other =
              new EmotionEstimate(
                  RandomFaces.relabelled(parent.probabilities(), order), parent.valenceArousal());

          assertThat(router.triggered(other)).isEqualTo(router.triggered(parent));
          RoutedEstimate routed = router.decide(group, parent, children);
          RoutedEstimate relabelled =
              router.decide(
                  group,
                  other,
                  children.stream().map(c -> RandomFaces.relabelled(c, order)).toList());
          assertThat(relabelled.estimate().probabilities())
              .isEqualTo(RandomFaces.relabelled(routed.estimate().probabilities(), order));
          assertThat(expert(relabelled).divergences()).isEqualTo(expert(routed).divergences());
          assertThat(child(relabelled)).isEqualTo(child(routed));
        });
  }

  @Test
  void shouldTriggerMoreAsMarginsAndRadiusesGrow() {
    Random random = new Random(4);
    for (int i = 0; i < ROUNDS; i++) {
      EmotionEstimate parent = RandomFaces.estimate(random, Emotion.all());
      ExpertGroup small = RandomFaces.group(random, Emotion.all(), "group");
      double more = random.nextDouble();
      Trigger wide =
          small.trigger() instanceof Trigger.Margin margin
              ? new Trigger.Margin(margin.margin() + more * (1 - margin.margin()))
              : wider((Trigger.Neighbourhood) small.trigger(), more);

      if (small.trigger().fires(parent, small.emotions())) {
        assertThat(wide.fires(parent, small.emotions())).isTrue();
      }
    }
  }

  @Test
  void shouldChooseMoreAsRangesGrow() {
    rounds(
        5,
        (random, group, parent, children) -> {
          Child right = group.children().get(0);
          Child wider = new Child("right", 0, right.maxDivergence() + random.nextDouble());
          ExpertGroup narrow = withChildren(group, List.of(right));
          ExpertGroup wide = withChildren(group, List.of(wider));
          List<Probabilities> one = children.subList(0, 1);
          if (child(router(narrow).decide(narrow, parent, one)) != null) {
            assertThat(child(router(wide).decide(wide, parent, one))).isEqualTo("right");
          }
        });
  }

  @Test
  void shouldGiveTheSameAnswerTwice() {
    rounds(
        6,
        (random, group, parent, children) ->
            assertThat(router(group).decide(group, parent, children))
                .isEqualTo(router(group).decide(group, parent, children)));
  }

  private static Trigger wider(Trigger.Neighbourhood disc, double more) {
    return new Trigger.Neighbourhood(disc.valence(), disc.arousal(), disc.radius() + more);
  }

  private static ExpertGroup withChildren(ExpertGroup group, List<Child> children) {
    return new ExpertGroup(group.name(), group.emotions(), group.trigger(), children, true);
  }

  private static ExpertRouter router(ExpertGroup group) {
    return new ExpertRouter(List.of(group));
  }

  private static Route.Expert expert(RoutedEstimate routed) {
    return (Route.Expert) routed.route();
  }

  private static String child(RoutedEstimate routed) {
    return expert(routed).child();
  }
}
