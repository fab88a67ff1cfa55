package io.mien.recognition.route;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Answers of all temperaments: flat, sharp, with ties and with exact zeros. */
final class RandomFaces {

  private RandomFaces() {}

  static Probabilities probabilities(Random random, List<Emotion> labels) {
    double sharpness = Math.pow(10, random.nextDouble() * 2 - 1);
    double[] weights = new double[labels.size()];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double logit = random.nextGaussian() * sharpness;
      weights[i] =
          random.nextInt(8) == 0 ? 0 : Math.exp(random.nextBoolean() ? logit : (int) logit);
      sum += weights[i];
    }
    if (sum == 0) {
      weights[0] = 1;
      sum = 1;
    }
    float[] values = new float[weights.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (weights[i] / sum);
    }
    return Probabilities.of(labels, values);
  }

  static EmotionEstimate estimate(Random random, List<Emotion> labels) {
    ValenceArousal affect =
        random.nextBoolean()
            ? null
            : new ValenceArousal(random.nextFloat() * 2 - 1, random.nextFloat() * 2 - 1);
    return new EmotionEstimate(probabilities(random, labels), affect);
  }

  static ExpertGroup group(Random random, List<Emotion> labels, String name) {
    List<Emotion> emotions = shuffled(random, labels).subList(0, 2 + random.nextInt(3));
    Trigger trigger =
        random.nextBoolean()
            ? new Trigger.Margin(random.nextDouble())
            : new Trigger.Neighbourhood(
                random.nextDouble() - .5, random.nextDouble() - .5, random.nextDouble() + .01);
    List<Child> children = new ArrayList<>();
    children.add(new Child("right", 0, .01 + random.nextDouble()));
    children.add(new Child("wrong", random.nextDouble() * 2, Double.POSITIVE_INFINITY));
    return new ExpertGroup(name, emotions, trigger, children, true);
  }

  static <T> List<T> shuffled(Random random, List<T> of) {
    List<T> shuffled = new ArrayList<>(of);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled);
  }

  /** The same distribution with its labels in another order. */
  static Probabilities relabelled(Probabilities of, List<Emotion> order) {
    float[] values = new float[order.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = of.of(order.get(i));
    }
    return Probabilities.of(order, values);
  }
}
