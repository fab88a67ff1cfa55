package io.mien.trainer.dbn;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adam over one array of parameters: its two moments and its steps. The moments lie on the Java
 * heap, where the loop becomes vector instructions: ND4J's updater takes four times as long. Not
 * thread-safe. Source: D. Kingma, J. Ba, Adam (ICLR 2015).
 */
final class Adam {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-8f;

  /** Values worked on at a time, which stay in the cache. */
  private static final int CHUNK = 4096;

  private final float[] first;
  private final float[] second;
  private final float[] value = new float[CHUNK];
  private final float[] slope = new float[CHUNK];

  Adam(int parameters) {
    first = new float[parameters];
    second = new float[parameters];
  }

  /**
   * One step.
   *
   * @param decay share that every value loses before
   * @param steps done before
   */
  void step(INDArray values, INDArray gradient, double learningRate, double decay, int steps) {
    double size =
        learningRate * Math.sqrt(1 - Math.pow(BETA2, steps + 1)) / (1 - Math.pow(BETA1, steps + 1));
    FloatBuffer of = Matrices.buffer(values);
    FloatBuffer along = Matrices.buffer(gradient);
    for (int from = 0; from < first.length; from += CHUNK) {
      int count = Math.min(CHUNK, first.length - from);
      of.get(from, value, 0, count);
      along.get(from, slope, 0, count);
      move(from, count, (float) size, (float) (1 - decay));
      of.put(from, value, 0, count);
    }
  }

  private void move(int from, int count, float size, float kept) {
    float beta1 = (float) BETA1;
    float beta2 = (float) BETA2;
    for (int i = 0; i < count; i++) {
      float g = slope[i];
      float m = beta1 * first[from + i] + (1 - beta1) * g;
      float v = beta2 * second[from + i] + (1 - beta2) * g * g;
      first[from + i] = m;
      second[from + i] = v;
      value[i] = kept * value[i] - size * m / ((float) Math.sqrt(v) + EPSILON);
    }
  }

  /** The second and the first moment, copies. */
  float[][] moments() {
    return new float[][] {second.clone(), first.clone()};
  }

  void restore(float[] seconds, float[] firsts) {
    System.arraycopy(seconds, 0, second, 0, second.length);
    System.arraycopy(firsts, 0, first, 0, first.length);
  }
}
