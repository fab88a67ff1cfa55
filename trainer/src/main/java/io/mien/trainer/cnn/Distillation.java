package io.mien.trainer.cnn;

import java.util.List;

/**
 * Learning from teachers beside the labels (Hinton, Vinyals and Dean 2015): {@code (1 - weight) CE
 * + weight temperature^2 CE(teacher at the temperature, net at the temperature)}, head by head.
 *
 * @param teachers the names and SHA-256 of their bundles
 * @param weight of the teachers, in [0, 1]
 * @param temperature that makes both more talkative about what is unlikely, at least 1
 */
public record Distillation(List<String> teachers, double weight, double temperature) {

  /** What is taken unless told otherwise. */
  public static final double WEIGHT = 0.7;

  /** What is taken unless told otherwise. */
  public static final double TEMPERATURE = 2;

  public Distillation {
    teachers = List.copyOf(teachers);
    if (teachers.isEmpty() || !(weight > 0 && weight <= 1) || !(temperature >= 1)) {
      throw new IllegalArgumentException(
          "%d teachers of weight %s at temperature %s"
              .formatted(teachers.size(), weight, temperature));
    }
  }
}
