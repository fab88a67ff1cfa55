package io.mien.trainer.cnn;

import io.mien.trainer.data.Examples;
import java.util.Locale;

/** How much the loss of an emotion counts, by how rare it is. */
public enum ClassWeights {
  /** All the same. */
  NONE(0),
  /** By the root of the inverse of its share. */
  ROOT(.5),
  /** By the inverse of its share, so that all emotions together count alike. */
  BALANCED(1);

  private final double power;

  ClassWeights(double power) {
    this.power = power;
  }

  /**
   * A factor for each output; their mean over all targets of a head is 1, so that the learning rate
   * means what it does without. What nobody was labeled with counts as it is.
   */
  float[] of(Examples examples) {
    int outputs = examples.outputs();
    double[] mass = new double[outputs];
    float[] target = new float[outputs];
    for (int i = 0; i < examples.size(); i++) {
      examples.putTarget(i, target, 0);
      for (int k = 0; k < outputs; k++) {
        mass[k] += target[k];
      }
    }
    float[] weights = new float[outputs];
    int first = 0;
    for (int head = 0; head < examples.truths().size(); head++) {
      int end = first + examples.truths().get(head).labels().size();
      double sum = 0;
      for (int k = first; k < end; k++) {
        sum += mass[k] == 0 ? 0 : mass[k] * Math.pow(mass[k], -power);
      }
      for (int k = first; k < end; k++) {
        weights[k] = mass[k] == 0 ? 1 : (float) (Math.pow(mass[k], -power) * examples.size() / sum);
      }
      first = end;
    }
    return weights;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
