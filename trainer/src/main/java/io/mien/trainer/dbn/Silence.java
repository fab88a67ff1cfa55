package io.mien.trainer.dbn;

/** Nobody listens. */
final class Silence implements DbnListener {

  @Override
  public void epochEnded(RbmEpoch epoch) {}

  @Override
  public void neuronChanged(NeuronEvent event) {}

  @Override
  public void layerDecided(LayerDecision decision) {}

  @Override
  public void tuned(TuningEpoch epoch) {}
}
