package io.mien.trainer.dbn;

/** Hears how the network learns, on the learning thread. */
public interface DbnListener {

  /** A pass of an RBM is done. */
  void epochEnded(RbmEpoch epoch);

  /** A neuron came or went. */
  void neuronChanged(NeuronEvent event);

  /** It was decided whether another layer follows. */
  void layerDecided(LayerDecision decision);

  /** A pass of fine-tuning is done. */
  void tuned(TuningEpoch epoch);

  /** Something was done to the network after fine-tuning; most do not need to know. */
  default void refined(Refinement refinement) {}
}
