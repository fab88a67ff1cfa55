package io.mien.trainer.noise;

/**
 * What is tried.
 *
 * @param faces that are learned from
 * @param share of them whose labels are corrupted, in (0, 1)
 * @param epochs of each run
 * @param start the epoch after which faces are removed; 0 for when the variance settles
 * @param k of the removal
 * @param threads that share each batch
 */
public record NoiseOptions(int faces, double share, int epochs, int start, double k, int threads) {

  public NoiseOptions {
    if (faces < 64 || !(share > 0 && share < 1) || epochs < 2 || threads < 1) {
      throw new IllegalArgumentException(
          "%d faces, %s of them corrupted, %d epochs, %d threads"
              .formatted(faces, share, epochs, threads));
    }
    if (start < 0 || start >= epochs || !(k >= 0)) {
      throw new IllegalArgumentException(
          "removal after epoch %d of %d at k = %s".formatted(start, epochs, k));
    }
  }
}
