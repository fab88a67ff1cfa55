package io.mien.recognition.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties over random faces and groups, and a few cases that a person can follow. */
class ExpertRouterTest {

  private static final int ROUNDS = 5000;
  private static final List<Emotion> LABELS =
      List.of(Emotion.NEUTRAL, Emotion.DISGUST, Emotion.ANGER, Emotion.SAD);
  private static final List<Emotion> ANGER_DISGUST = List.of(Emotion.ANGER, Emotion.DISGUST);
  private static final ExpertGroup GROUP =
      new ExpertGroup(
          "anger-disgust",
          ANGER_DISGUST,
          new Trigger.Margin(.2),
          List.of(new Child("right", 0, .15), new Child("wrong", .5, Double.POSITIVE_INFINITY)),
          true);

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

  @Test
  void shouldRouteAFaceThatAPersonCanFollow() {
    EmotionEstimate parent = face(.1f, .4f, .5f, 0);
    Probabilities near = answer(.1f, .5f, .4f, 0);
    Probabilities far = answer(.1f, .85f, .05f, 0);

    RoutedEstimate right = router(GROUP).decide(GROUP, parent, List.of(near, far));
    assertThat(child(right)).isEqualTo("right");
    assertThat(right.estimate().probabilities().top()).isEqualTo(Emotion.DISGUST);
    assertThat(right.estimate().probabilities().values()).containsExactly(.1f, .5f, .4f, 0);
    assertThat(expert(right).divergences()).containsOnlyKeys("right", "wrong");
    assertThat(expert(right).parent()).isSameAs(parent.probabilities());

    RoutedEstimate wrong = router(GROUP).decide(GROUP, parent, List.of(far, far));
    assertThat(child(wrong)).isEqualTo("wrong");
    assertThat(wrong.estimate().probabilities().of(Emotion.DISGUST)).isEqualTo(.85f);

    Probabilities between = answer(.1f, .7f, .2f, 0);
    RoutedEstimate kept = router(GROUP).decide(GROUP, parent, List.of(between, between));
    assertThat(child(kept)).isNull();
    assertThat(kept.estimate()).isSameAs(parent);
    assertThat(expert(kept).divergences().get("right")).isBetween(.15, .5);
  }

  @Test
  void shouldNotAskAChildThatSeesNothingOfTheGroup() {
    EmotionEstimate parent = face(.1f, .4f, .5f, 0);
    Probabilities elsewhere = answer(1, 0, 0, 0);

    RoutedEstimate kept = router(GROUP).decide(GROUP, parent, List.of(elsewhere, elsewhere));

    assertThat(child(kept)).isNull();
    assertThat(kept.estimate()).isSameAs(parent);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldTriggerOnlyEnabledGroups(boolean enabled) {
    ExpertGroup group =
        new ExpertGroup("g", ANGER_DISGUST, new Trigger.Margin(.2), GROUP.children(), enabled);

    assertThat(router(group).triggered(face(.1f, .4f, .5f, 0)).isPresent()).isEqualTo(enabled);
  }

  @Test
  void shouldTriggerByMargin() {
    ExpertRouter router = router(GROUP);

    assertThat(router.triggered(face(0, .05f, .9f, .05f))).as("a tie counts").isPresent();
    assertThat(router.triggered(face(.05f, 0, .9f, .05f))).as("leads clearly").isEmpty();
    assertThat(router.triggered(face(.4f, 0, .5f, .1f))).as("leads by little").isPresent();
    assertThat(new Trigger.Margin(.25).fires(face(.25f, 0, .5f, .25f), ANGER_DISGUST))
        .as("leads by the margin itself")
        .isFalse();
    assertThat(router.triggered(face(.5f, .1f, .4f, 0))).as("best is outside").isEmpty();
    assertThat(router.triggered(face(0, .9f, .1f, 0))).as("two best, far apart").isPresent();
  }

  @Test
  void shouldTriggerTheFirstGroupThatFires() {
    ExpertGroup other =
        new ExpertGroup(
            "other",
            List.of(Emotion.ANGER, Emotion.SAD),
            new Trigger.Neighbourhood(-.51, .59, .2),
            GROUP.children(),
            true);
    EmotionEstimate angry = face(0, .1f, .9f, 0);

    assertThat(new ExpertRouter(List.of(GROUP, other)).triggered(angry)).contains(GROUP);
    assertThat(new ExpertRouter(List.of(other, GROUP)).triggered(angry)).contains(other);
  }

  @Test
  void shouldAllocateNothingForAFaceThatTriggersNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ExpertRouter router =
        new ExpertRouter(
            List.of(
                GROUP,
                new ExpertGroup(
                    "disc", ANGER_DISGUST, new Trigger.Margin(0), GROUP.children(), true)));
    EmotionEstimate neutral = face(.9f, .03f, .03f, .04f);
    int triggered = 0;
    for (int i = 0; i < 1000; i++) {
      triggered += router.triggered(neutral).isPresent() ? 1 : 0;
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      triggered += router.triggered(neutral).isPresent() ? 1 : 0;
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;

    assertThat(triggered).isZero();
    assertThat(bytes).isLessThan(10_000);
  }

  @Test
  void shouldRefuseAnswersThatDoNotFit() {
    EmotionEstimate parent = face(.1f, .4f, .5f, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> router(GROUP).decide(GROUP, parent, List.of(parent.probabilities())))
        .withMessage("1 answers for the 2 children of 'anger-disgust'");
    Probabilities other = Probabilities.of(ANGER_DISGUST, new float[] {1, 0});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> router(GROUP).decide(GROUP, parent, List.of(other, other)))
        .withMessageContaining("same labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpertRouter(List.of(GROUP, GROUP)))
        .withMessageContaining("same name");
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

  private static EmotionEstimate face(float neutral, float disgust, float anger, float sad) {
    return new EmotionEstimate(answer(neutral, disgust, anger, sad), null);
  }

  private static Probabilities answer(float neutral, float disgust, float anger, float sad) {
    return Probabilities.of(LABELS, new float[] {neutral, disgust, anger, sad});
  }
}
