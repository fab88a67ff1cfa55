package io.mien.trainer.outlier;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One removal.
 *
 * @param epoch after which it was done, from 1
 * @param distribution of the losses before
 * @param threshold above which samples were removed
 * @param losses of all samples that were there before, in nats
 * @param removed the samples, the greatest loss first
 */
public record Removal(
    int epoch,
    BimodalDistribution distribution,
    double threshold,
    List<Double> losses,
    List<Removed> removed) {

  public Removal {
    requireNonNull(distribution, "distribution");
    losses = List.copyOf(losses);
    removed = List.copyOf(removed);
  }
}
