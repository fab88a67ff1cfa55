package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it hears. */
final class RecordingListener implements DbnListener {

  final List<RbmEpoch> epochs = new ArrayList<>();
  final List<NeuronEvent> neurons = new ArrayList<>();
  final List<LayerDecision> layers = new ArrayList<>();
  final List<TuningEpoch> tuning = new ArrayList<>();

  List<NeuronEvent> of(NeuronEvent.Kind kind) {
    return neurons.stream().filter(event -> event.kind() == kind).toList();
  }

  @Override
  public void epochEnded(RbmEpoch epoch) {
    epochs.add(epoch);
  }

  @Override
  public void neuronChanged(NeuronEvent event) {
    neurons.add(event);
  }

  @Override
  public void layerDecided(LayerDecision decision) {
    layers.add(decision);
  }

  @Override
  public void tuned(TuningEpoch epoch) {
    tuning.add(epoch);
  }
}
