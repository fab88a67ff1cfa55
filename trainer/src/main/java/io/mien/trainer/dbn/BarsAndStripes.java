package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The distinct pictures of edge x edge pixels that consist of whole rows, or of whole columns:
 * {@code 2^(edge + 1) - 2} of them. Small enough that everything about a model of them can be known
 * by enumeration. Source: D. MacKay, Information Theory, Inference, and Learning Algorithms
 * (Cambridge 2003), chapter 43.
 */
final class BarsAndStripes {

  /** Beyond it there are too many pictures to enumerate. */
  static final int MOST = 4;

  private BarsAndStripes() {}

  /** Every picture once, row by row, in a fixed order. */
  static Samples of(int edge) {
    if (edge < 2 || edge > MOST) {
      throw new IllegalArgumentException("pictures of %d x %d pixels".formatted(edge, edge));
    }
    TreeSet<Integer> pictures = new TreeSet<>();
    for (int lines = 0; lines < 1 << edge; lines++) {
      int rows = 0;
      int columns = 0;
      for (int pixel = 0; pixel < edge * edge; pixel++) {
        rows |= (lines >> (pixel / edge) & 1) << pixel;
        columns |= (lines >> (pixel % edge) & 1) << pixel;
      }
      pictures.add(rows);
      pictures.add(columns);
    }
    List<float[]> samples = new ArrayList<>();
    pictures.forEach(picture -> samples.add(ExactLikelihood.bits(picture, edge * edge)));
    return Samples.of(samples);
  }
}
