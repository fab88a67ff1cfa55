package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.List;

/** Writes down everything that happens to a network, and passes it on. Not thread-safe. */
final class History implements DbnListener {

  private final List<RbmEpoch> epochs = new ArrayList<>();
  private final List<NeuronEvent> neurons = new ArrayList<>();
  private final List<LayerDecision> layers = new ArrayList<>();
  private final List<TuningEpoch> tuning = new ArrayList<>();
  private final List<Refinement> refinements = new ArrayList<>();
  private DbnListener listener;

  History(StructureHistory past, DbnListener listener) {
    this.listener = listener;
    epochs.addAll(past.epochs());
    neurons.addAll(past.neurons());
    layers.addAll(past.layers());
    tuning.addAll(past.tuning());
    refinements.addAll(past.refinements());
  }

  void tell(DbnListener next) {
    listener = next;
  }

  StructureHistory soFar() {
    return new StructureHistory(epochs, neurons, layers, tuning, refinements);
  }

  @Override
  public void epochEnded(RbmEpoch epoch) {
    epochs.add(epoch);
    listener.epochEnded(epoch);
  }

  @Override
  public void neuronChanged(NeuronEvent event) {
    neurons.add(event);
    listener.neuronChanged(event);
  }

  @Override
  public void layerDecided(LayerDecision decision) {
    layers.add(decision);
    listener.layerDecided(decision);
  }

  @Override
  public void tuned(TuningEpoch epoch) {
    tuning.add(epoch);
    listener.tuned(epoch);
  }

  @Override
  public void refined(Refinement refinement) {
    refinements.add(refinement);
    listener.refined(refinement);
  }
}
