package io.mien.trainer.evaluate;

/**
 * How well one label is recognised, each in [0, 1]; 0 where there is nothing to divide by.
 *
 * @param precision share right of the faces that were given the label
 * @param recall share found of the faces that truly have the label
 * @param f1 harmonic mean of the two
 * @param support faces that truly have the label
 */
public record ClassFigures(double precision, double recall, double f1, long support) {

  static ClassFigures of(long right, long given, long support) {
    double precision = given == 0 ? 0 : right / (double) given;
    double recall = support == 0 ? 0 : right / (double) support;
    double sum = precision + recall;
    return new ClassFigures(
        precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum, support);
  }
}
