package io.mien.trainer.dbn;

import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Pixels of training faces, changed anew in every pass. Immutable. */
record ChangedFaces(
    Examples examples, Preprocessing preprocessing, Augmentation change, long seed) {

  private static final float LEVELS = 255;

  /** Every face, changed and prepared, in order, for a pass counted from 1. */
  Samples ofEpoch(int epoch) {
    List<float[]> changed =
        IntStream.range(0, examples.size())
            .parallel()
            .mapToObj(i -> changed(i, new Random(Seeds.mix(seed, epoch, i))))
            .toList();
    return preprocessing.apply(Samples.of(changed));
  }

  private float[] changed(int index, Random random) {
    int size = examples.crop(index).size();
    float[] pixels = new float[size * size];
    change.apply(examples.crop(index), random, pixels, 0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] /= LEVELS;
    }
    return pixels;
  }
}
