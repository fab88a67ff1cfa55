package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns bars and stripes of 3 x 3 pixels, by an RBM that finds its size and by RBMs of fixed
 * sizes, and tells the exact likelihood of each: whether the likelihood rises, and whether about as
 * many neurons are found as are needed. No likelihood passes {@code -ln 14}. Immutable.
 *
 * @param passes over the set, each of which shows every picture ten times
 */
public record GeneratedSetStudy(int passes) {

  private static final int EDGE = 3;
  private static final int TIMES = 10;
  private static final int START = 2;
  private static final int MOST = 40;

  /** A mean likelihood so near to that of the largest fixed size is as good, in nats. */
  public static final double NEAR = 0.25;

  public GeneratedSetStudy {
    if (passes < 1) {
      throw new IllegalArgumentException(passes + " passes");
    }
  }

  /** What {@code mien train bars-and-stripes} does if nothing is said. */
  public static GeneratedSetStudy defaults() {
    return new GeneratedSetStudy(800);
  }

  /** The likelihood that nothing passes, in nats: every picture as often as in the set. */
  public static double best() {
    return -Math.log(BarsAndStripes.of(EDGE).size());
  }

  /**
   * How one RBM learned.
   *
   * @param neurons it ended with
   * @param logLikelihoods exact mean over the set, in nats: before it learned, and after each pass
   * @param sizes its hidden neurons at these times
   */
  public record Learned(int neurons, List<Double> logLikelihoods, List<Integer> sizes) {

    public Learned {
      logLikelihoods = List.copyOf(logLikelihoods);
      sizes = List.copyOf(sizes);
    }

    /** At the end. */
    public double logLikelihood() {
      return logLikelihoods.get(logLikelihoods.size() - 1);
    }
  }

  /** Finds the size, from two neurons on. */
  public Learned grown(long seed) {
    GrowthOptions growth =
        new GrowthOptions(
            passes,
            passes * 3 / 4,
            0.9,
            1,
            1,
            Threshold.quantile(0.8),
            passes / 8,
            0.05,
            1,
            MOST,
            Math.max(1, passes * 3 / 80),
            0.02,
            10,
            1e-3,
            10,
            1L << 30);
    return learned(START, growth, seed);
  }

  /** Lets the size be. */
  public Learned fixed(int neurons, long seed) {
    return learned(neurons, GrowthOptions.fixed(passes), seed);
  }

  private static Learned learned(int start, GrowthOptions growth, long seed) {
    Samples pictures = BarsAndStripes.of(EDGE);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < TIMES * pictures.size(); i++) {
      rows.add(pictures.row(i % pictures.size()));
    }
    Samples data = Samples.of(rows);
    List<Double> likelihoods = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    try (AdaptiveRbm rbm = AdaptiveRbm.start(1, data, start, options(seed), growth)) {
      Runnable note =
          () -> {
            likelihoods.add(ExactLikelihood.of(rbm.rbm(), pictures));
            sizes.add(rbm.rbm().hidden());
          };
      note.run();
      rbm.learn(data, pictures, new Silence(), () -> false, note);
      return new Learned(rbm.rbm().hidden(), likelihoods, sizes);
    }
  }

  private static RbmOptions options(long seed) {
    return new RbmOptions(
        Visibles.BINARY, 5, false, 35, 0.1, 0.5, 0.5, 0, 0, 0.1, 0, Forgetting.NONE, seed);
  }
}
