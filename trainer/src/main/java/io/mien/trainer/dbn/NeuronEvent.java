package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

/**
 * A hidden neuron came or went, and the values that made it so.
 *
 * @param layer counted from 1
 * @param epoch of that layer, counted from 1
 * @param neuron the parent's index at that time if one was generated, which the new one follows;
 *     the removed one's if one was annihilated
 * @param value the walk {@code (a_c WDc_j)(a_W WDW_j)} of a parent, the mean activation of a
 *     removed neuron
 * @param threshold theta_G or theta_A, which the value was above or below
 * @param walkOfBias WDc_j
 * @param walkOfWeights WDW_j
 * @param energy mean free energy of the training samples at that time
 */
public record NeuronEvent(
    Kind kind,
    int layer,
    int epoch,
    int neuron,
    double value,
    double threshold,
    double walkOfBias,
    double walkOfWeights,
    double energy) {

  /** What happened. */
  public enum Kind {
    GENERATED,
    ANNIHILATED
  }

  public NeuronEvent {
    requireNonNull(kind, "kind");
  }

  /** A neuron is generated beside {@code parent}. */
  static NeuronEvent generated(
      int layer,
      int epoch,
      int parent,
      double walk,
      double threshold,
      WalkingDistance distance,
      double energy) {
    return new NeuronEvent(
        Kind.GENERATED,
        layer,
        epoch,
        parent,
        walk,
        threshold,
        distance.ofBias(parent),
        distance.ofWeights(parent),
        energy);
  }

  /** A neuron is removed. */
  static NeuronEvent annihilated(
      int layer,
      int epoch,
      int neuron,
      double activation,
      double threshold,
      WalkingDistance distance,
      double energy) {
    return new NeuronEvent(
        Kind.ANNIHILATED,
        layer,
        epoch,
        neuron,
        activation,
        threshold,
        distance.ofBias(neuron),
        distance.ofWeights(neuron),
        energy);
  }
}
