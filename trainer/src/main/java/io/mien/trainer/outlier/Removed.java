package io.mien.trainer.outlier;

/**
 * A sample that left the training set.
 *
 * @param index of the sample among all that training began with
 * @param loss that it had, in nats
 */
public record Removed(int index, double loss) {}
