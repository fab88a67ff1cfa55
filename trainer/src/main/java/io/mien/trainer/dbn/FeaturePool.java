package io.mien.trainer.dbn;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Features of training faces that were changed at random, computed once: features cost too much for
 * new ones in every pass, and those of the very faces that a net was trained on are ones it may
 * know by heart. Every pass draws one variant of each face, the unchanged face among them. Holds
 * {@code variants x faces x features} floats on the heap. Immutable.
 */
final class FeaturePool {

  private static final int CHUNK = 256;

  private final List<Samples> variants;
  private final long seed;

  private FeaturePool(List<Samples> variants, long seed) {
    this.variants = variants;
    this.seed = seed;
  }

  /**
   * Computes features on all processors.
   *
   * @param features asked by several threads at once
   * @param unchanged the features of the faces as they are, prepared
   * @param count how many variants of every face besides
   */
  static FeaturePool of(
      FaceFeatures features,
      Examples faces,
      Preprocessing preprocessing,
      Samples unchanged,
      Augmentation change,
      int count,
      long seed) {
    List<Samples> variants = new ArrayList<>(List.of(unchanged));
    int chunks = (faces.size() + CHUNK - 1) / CHUNK;
    for (int n = 1; n <= count; n++) {
      int variant = n;
      List<float[]> rows =
          IntStream.range(0, chunks)
              .parallel()
              .mapToObj(chunk -> changed(faces, chunk, variant, change, seed))
              .map(features::of)
              .flatMap(samples -> IntStream.range(0, samples.size()).mapToObj(samples::row))
              .toList();
      variants.add(preprocessing.apply(Samples.of(rows)));
    }
    return new FeaturePool(List.copyOf(variants), seed);
  }

  private static List<AlignedCrop> changed(
      Examples faces, int chunk, int variant, Augmentation change, long seed) {
    return IntStream.range(chunk * CHUNK, Math.min((chunk + 1) * CHUNK, faces.size()))
        .mapToObj(i -> changed(faces.crop(i), change, new Random(Seeds.mix(seed, -variant, i))))
        .toList();
  }

  private static AlignedCrop changed(AlignedCrop face, Augmentation change, Random random) {
    float[] levels = new float[face.size() * face.size()];
    change.apply(face, random, levels, 0);
    byte[] pixels = new byte[levels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(levels[i]);
    }
    return AlignedCrop.of(face.size(), 1, pixels);
  }

  /** One variant of every face, in order, for a pass counted from 1. */
  Samples ofEpoch(int epoch) {
    List<float[]> drawn = new ArrayList<>();
    for (int i = 0; i < variants.get(0).size(); i++) {
      int variant = new Random(Seeds.mix(seed, epoch, i)).nextInt(variants.size());
      drawn.add(variants.get(variant).row(i));
    }
    return Samples.of(drawn);
  }
}
