package io.mien.recognition.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases that a person can follow. */
class ExpertRouterTest {

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
