package io.mien.trainer.evaluate;

import io.mien.recognition.emotion.Probabilities;
import java.util.ArrayList;
import java.util.List;

/**
 * One number that makes a model as sure as it may be: logits are divided by it before the softmax.
 * It changes no answer, only how sure the model is of it. Source: C. Guo et al., On Calibration of
 * Modern Neural Networks (ICML 2017).
 *
 * @param value above 1 makes the model less sure, below 1 surer; in [{@value #LEAST}, {@value
 *     #MOST}]
 */
public record Temperature(double value) {

  /** The model as it is. */
  public static final Temperature NONE = new Temperature(1);

  private static final double LEAST = 0.1;
  private static final double MOST = 10;
  private static final int HALVINGS = 60;
  private static final double TINY = 1e-30;

  public Temperature {
    if (!(value >= LEAST && value <= MOST)) {
      throw new IllegalArgumentException("a temperature lies in [0.1, 10]: " + value);
    }
  }

  /**
   * The temperature at which the truths are likeliest (least negative log-likelihood).
   *
   * @param answers of faces the model did not learn from; none give {@link #NONE}
   */
  public static Temperature fit(List<Answer> answers) {
    if (answers.isEmpty()) {
      return NONE;
    }
    // Convex in the inverse: its slope rises, and is 0 where the likelihood is greatest.
    double low = 1 / MOST;
    double high = 1 / LEAST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(answers, middle) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new Temperature(Math.max(LEAST, Math.min(MOST, 2 / (low + high))));
  }

  /** Of the summed negative log-likelihood by the inverse temperature. */
  private static double slope(List<Answer> answers, double inverse) {
    double slope = 0;
    for (Answer answer : answers) {
      float[] values = answer.probabilities().values();
      double sum = 0;
      double mean = 0;
      for (float value : values) {
        double log = Math.log(Math.max(value, TINY));
        double weight = Math.exp(inverse * log);
        sum += weight;
        mean += weight * log;
      }
      slope += mean / sum - Math.log(Math.max(answer.probabilities().of(answer.truth()), TINY));
    }
    return slope;
  }

  /** What the model would have said at this temperature. */
  public Probabilities of(Probabilities probabilities) {
    float[] values = probabilities.values();
    double sum = 0;
    double[] weights = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = Math.pow(values[i], 1 / value);
      sum += weights[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (weights[i] / sum);
    }
    return Probabilities.of(probabilities.labels(), values);
  }

  /** The same answers at this temperature. */
  public List<Answer> of(List<Answer> answers) {
    List<Answer> changed = new ArrayList<>(answers.size());
    for (Answer answer : answers) {
      changed.add(new Answer(answer.face(), answer.truth(), of(answer.probabilities())));
    }
    return changed;
  }
}
