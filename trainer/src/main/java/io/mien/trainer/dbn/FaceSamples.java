package io.mien.trainer.dbn;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Faces that are ready to be learned from.
 *
 * @param examples the training faces as they were
 * @param preprocessing what was fitted to them
 * @param training them, prepared
 * @param validation prepared by what was fitted to the others
 */
record FaceSamples(
    Examples examples,
    Preprocessing preprocessing,
    LabeledSamples training,
    LabeledSamples validation,
    @Nullable Augmentation augmentation,
    long seed) {

  private static final float LEVELS = 255;

  /** What the network answers with: the labels of the one labeling. */
  static List<Emotion> labels(Examples examples) {
    return examples.truths().get(0).labels();
  }

  /** The training samples of a pass, counted from 1. */
  LabeledSamples ofEpoch(int epoch) {
    if (augmentation == null) {
      return training;
    }
    Augmentation change = augmentation;
    List<float[]> changed =
        IntStream.range(0, examples.size())
            .parallel()
            .mapToObj(i -> changed(change, i, new Random(Seeds.mix(seed, epoch, i))))
            .toList();
    return new LabeledSamples(preprocessing.apply(Samples.of(changed)), training.targets());
  }

  private float[] changed(Augmentation change, int index, Random random) {
    int size = examples.crop(index).size();
    float[] pixels = new float[size * size];
    change.apply(examples.crop(index), random, pixels, 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] /= LEVELS;
    }
    return pixels;
  }
}
