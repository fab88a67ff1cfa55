package io.mien.stream.jmh;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.ExpertRouter;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.recognition.route.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Whether a face goes on to child models, and what their answers change. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RouterBenchmark {

  private static final int FACES = 256;

  private final ExpertGroup group =
      new ExpertGroup(
          "anger-disgust",
          List.of(Emotion.ANGER, Emotion.DISGUST),
          new Trigger.Margin(.2),
          List.of(new Child("near", 0, .1), new Child("far", .1, Double.POSITIVE_INFINITY)),
          true);
  private final ExpertRouter router = new ExpertRouter(List.of(group));
  private final EmotionEstimate[] parents = new EmotionEstimate[FACES];
  private final List<Probabilities> children;
  private int next;

  public RouterBenchmark() {
    Random random = new Random(7);
    for (int i = 0; i < FACES; i++) {
      parents[i] = new EmotionEstimate(distribution(random), null);
    }
    children = List.of(distribution(random), distribution(random));
  }

  private static Probabilities distribution(Random random) {
    float[] values = new float[Emotion.all().size()];
    float sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
      sum += values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
    return Probabilities.of(Emotion.all(), values);
  }

  /** Every face of every frame. */
  @Benchmark
  public Optional<ExpertGroup> triggered() {
    return router.triggered(parents[next++ % FACES]);
  }

  /** Faces that triggered a group. */
  @Benchmark
  public RoutedEstimate decide() {
    return router.decide(group, parents[next++ % FACES], children);
  }
}
