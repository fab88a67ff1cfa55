package io.mien.recognition.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.TinyGraph;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.route.RoutedEmotionModel.Experts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three real graphs: black faces leave the parent undecided, brighter ones are sad. */
class RoutedEmotionModelIT {

  private static final List<Emotion> LABELS = List.of(Emotion.ANGER, Emotion.DISGUST, Emotion.SAD);
  private static final TinyGraph PARENT = TinyGraph.of(48, 1, 3);
  private static final TinyGraph LEANING = PARENT.withTilt(-1);
  private static final TinyGraph CERTAIN = PARENT.withTilt(-8);
  private static final ExpertGroup GROUP =
      new ExpertGroup(
          "anger-disgust",
          List.of(Emotion.ANGER, Emotion.DISGUST),
          new Trigger.Margin(.1),
          List.of(new Child("right", 0, .2), new Child("wrong", .6, Double.POSITIVE_INFINITY)),
          true);

  private final Counting right = new Counting(LEANING);
  private final Counting wrong = new Counting(CERTAIN);
  private final EmotionModel parent = open(PARENT);
  private final RoutedEmotionModel model =
      new RoutedEmotionModel(parent, List.of(new Experts(GROUP, List.of(right, wrong))));

  @AfterEach
  void closeModels() {
    model.close();
  }

  @Test
  void shouldSendOnlyTriggeredFacesToTheChildren() {
    List<AlignedCrop> crops = List.of(crop(200), crop(0), crop(255), crop(0), crop(120));

    List<RoutedEstimate> routed = model.route(crops);

    List<EmotionEstimate> parents = parent.estimate(crops);
    for (int bright : new int[] {0, 2, 4}) {
      assertThat(routed.get(bright)).isEqualTo(RoutedEstimate.ofParent(parents.get(bright)));
    }
    for (int dark : new int[] {1, 3}) {
      assertThat(routed.get(dark).route()).isInstanceOf(Route.Expert.class);
    }
    assertThat(right.seen).containsExactly(crops.get(1), crops.get(3));
    assertThat(wrong.seen).containsExactly(crops.get(1), crops.get(3));
    assertThat(model.estimate(crops))
        .isEqualTo(routed.stream().map(RoutedEstimate::estimate).toList());
  }

  @Test
  void shouldGiveTheMassOfTheGroupToTheChildWhoseDivergenceFits() {
    // D(uniform, LEANING) is about .31 and so above .2: the second child decides.
    RoutedEstimate routed = model.route(List.of(crop(0))).get(0);

    Route.Expert route = (Route.Expert) routed.route();
    assertThat(route.group()).isEqualTo("anger-disgust");
    assertThat(route.trigger()).isEqualTo(GROUP.trigger());
    assertThat(route.child()).isEqualTo("wrong");
    assertThat(route.divergences().keySet()).containsExactly("right", "wrong");
    assertThat(route.divergences().get("right")).isCloseTo(divergence(LEANING), within(1e-5));
    assertThat(route.divergences().get("wrong")).isCloseTo(divergence(CERTAIN), within(1e-5));
    Probabilities answer = routed.estimate().probabilities();
    double[] child = CERTAIN.expected(0);
    assertThat((double) answer.of(Emotion.ANGER))
        .isCloseTo(2 / 3.0 * child[0] / (child[0] + child[1]), within(1e-6));
    assertThat(answer.of(Emotion.SAD)).isEqualTo(route.parent().of(Emotion.SAD));
    assertThat(route.parent().of(Emotion.ANGER)).isCloseTo(1 / 3f, within(1e-6f));
  }

  @Test
  void shouldServeManyThreadsAtOnce() throws InterruptedException, ExecutionException {
    List<AlignedCrop> crops = List.of(crop(0), crop(255), crop(0), crop(90));
    List<RoutedEstimate> expected = model.route(crops);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<RoutedEstimate>>> answers =
          IntStream.range(0, 100).mapToObj(i -> threads.submit(() -> model.route(crops))).toList();
      for (Future<List<RoutedEstimate>> answer : answers) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldBeTheParentWithoutGroupsAndForNobody() {
    RoutedEmotionModel alone = RoutedEmotionModel.alone(parent);

    assertThat(alone.route(List.of(crop(0))))
        .containsExactly(RoutedEstimate.ofParent(parent.estimate(List.of(crop(0))).get(0)));
    assertThat(alone.groups()).isEmpty();
    assertThat(model.groups()).containsExactly(GROUP);
    assertThat(model.route(List.of())).isEmpty();
  }

  @Test
  void shouldCloseAllItsModels() {
    model.close();

    assertThatIllegalStateException().isThrownBy(() -> parent.estimate(List.of(crop(0))));
    assertThatIllegalStateException().isThrownBy(() -> right.estimate(List.of(crop(0))));
    assertThatIllegalStateException().isThrownBy(() -> wrong.estimate(List.of(crop(0))));
  }

  @Test
  void shouldRefuseModelsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Experts(GROUP, List.of(right)))
        .withMessageContaining("1 models for the 2 children");
    ExpertGroup foreign =
        new ExpertGroup(
            "fear", List.of(Emotion.ANGER, Emotion.FEAR), GROUP.trigger(), GROUP.children(), true);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RoutedEmotionModel(
                    parent, List.of(new Experts(foreign, List.of(right, wrong)))))
        .withMessageContaining("'fear' does not fit the labels");
  }

  private static double divergence(TinyGraph child) {
    double[] q = child.expected(0);
    return Arrays.stream(q).map(c -> Math.log(1 / 3.0 / c) / 3).sum();
  }

  private static OnnxEmotionModel open(TinyGraph graph) {
    return OnnxEmotionModel.open(graph.bytes(), LABELS, OnnxOptions.DEFAULT);
  }

  private static AlignedCrop crop(int gray) {
    byte[] pixels = new byte[48 * 48];
    Arrays.fill(pixels, (byte) gray);
    return AlignedCrop.of(48, 1, pixels);
  }

  /** A real model that remembers what it was shown. */
  private static final class Counting implements EmotionModel {

    private final EmotionModel model;
    private final List<AlignedCrop> seen = new ArrayList<>();

    Counting(TinyGraph graph) {
      this.model = open(graph);
    }

    @Override
    public List<Emotion> labels() {
      return model.labels();
    }

    @Override
    public synchronized List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
      seen.addAll(crops);
      return model.estimate(crops);
    }

    @Override
    public void close() {
      model.close();
    }
  }
}
