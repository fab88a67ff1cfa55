package io.mien.trainer.dbn;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Examples;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Faces that are ready to be learned from.
 *
 * @param examples the training faces as they were
 * @param preprocessing what was fitted to them
 * @param training them, prepared
 * @param validation prepared by what was fitted to the others
 * @param inputs the prepared training faces of a pass, counted from 1: the same or changed ones
 */
record FaceSamples(
    Examples examples,
    Preprocessing preprocessing,
    LabeledSamples training,
    LabeledSamples validation,
    IntFunction<Samples> inputs) {

  /** What the network answers with: the labels of the one labeling. */
  static List<Emotion> labels(Examples examples) {
    return examples.truths().get(0).labels();
  }

  /** The training samples of a pass, counted from 1. */
  LabeledSamples ofEpoch(int epoch) {
    return new LabeledSamples(inputs.apply(epoch), training.targets());
  }
}
