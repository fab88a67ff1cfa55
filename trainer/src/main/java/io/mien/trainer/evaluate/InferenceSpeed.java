package io.mien.trainer.evaluate;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How long a model takes for a face, one at a time, in milliseconds: each the median of {@value
 * #PASSES} passes.
 *
 * @param millis by the clock
 * @param processorMillis of the calling thread alone: less than {@code millis} where something else
 *     runs too, or where the model works on more threads
 */
public record InferenceSpeed(double millis, double processorMillis) {

  /** Passes over some faces, of which the median counts. */
  public static final int PASSES = 9;

  private static final int WARM_UP = 10;
  private static final int MOST = 500;
  private static final long PASS_NANOS = Duration.ofMillis(300).toNanos();

  /**
   * Measures passes over as many faces as take about 0.3 s.
   *
   * @param faces at least one; they come again when all had their turn
   */
  public static InferenceSpeed of(EmotionModel model, List<AlignedCrop> faces) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double once = pass(model, faces, WARM_UP);
    int count = (int) Math.max(1, Math.min(MOST, PASS_NANOS / once));
    double[] passes = new double[PASSES];
    double[] processor = new double[PASSES];
    for (int i = 0; i < PASSES; i++) {
      long before = threads.getCurrentThreadCpuTime();
      passes[i] = pass(model, faces, count);
      processor[i] = (threads.getCurrentThreadCpuTime() - before) / (double) count;
    }
    return new InferenceSpeed(median(passes) / 1e6, median(processor) / 1e6);
  }

  // Mean nanoseconds by the clock.
  private static double pass(EmotionModel model, List<AlignedCrop> faces, int count) {
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      model.estimate(List.of(faces.get(i % faces.size())));
    }
    return (System.nanoTime() - began) / (double) count;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
