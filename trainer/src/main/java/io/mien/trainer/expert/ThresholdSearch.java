package io.mien.trainer.expert;

import io.mien.recognition.route.ExpertGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Chooses trigger and thresholds on validation faces. Of hundreds of ways the luckiest would look
 * good by chance, so that the one is taken whose gain is large against its own noise: gained less
 * lost less one standard deviation of that difference, {@code sqrt(gained + lost)}. Whether this
 * rule finds anything real is asked by cross-validation within the validation faces: the rule
 * chooses on nine tenths and is counted on the tenth it did not see, and that gain has to be larger
 * than its own noise as well.
 */
final class ThresholdSearch {

  private static final int PARTS = 10;
  private static final int REPEATS = 20;

  private final List<ExpertGroup> candidates;
  private final GroupAnswers answers;
  private final byte[][] gains;
  private final long seed;

  /**
   * @param answers of validation faces
   * @param seed of the parts of cross-validation
   */
  ThresholdSearch(List<ExpertGroup> candidates, GroupAnswers answers, long seed) {
    this.candidates = List.copyOf(candidates);
    this.answers = answers;
    this.seed = seed;
    gains = candidates.parallelStream().map(answers::gains).toArray(byte[][]::new);
  }

  /** The way that is taken, enabled if it won. */
  Selection select() {
    int[] gained = new int[candidates.size()];
    int[] lost = new int[candidates.size()];
    for (int c = 0; c < gained.length; c++) {
      gained[c] = count(gains[c], 1);
      lost[c] = count(gains[c], -1);
    }
    int best = best(gained, lost);
    byte[] within = within(gains[best]);
    CrossValidated apart = crossValidated(gained, lost);
    Selection found =
        new Selection(
            candidates.get(best),
            candidates.size(),
            gained[best],
            lost[best],
            count(within, 1),
            count(within, -1),
            apart.gained() - apart.lost(),
            "");
    return judged(found, bound(apart.gained(), apart.lost()) > 0);
  }

  private static Selection judged(Selection found, boolean generalizes) {
    int total = found.gained() - found.lost();
    int inside = found.gainedWithin() - found.lostWithin();
    String figures =
        String.format(
            Locale.ROOT,
            "%+d faces of the group and %+d of all on validation, %+.1f cross-validated",
            inside,
            total,
            found.crossValidated());
    boolean won =
        bound(found.gained(), found.lost()) > 0 && generalizes && inside > 0 && total >= 0;
    if (!won) {
      return found.disabled("does not beat the parent reliably: " + figures);
    }
    return new Selection(
        found.group(),
        found.tried(),
        found.gained(),
        found.lost(),
        found.gainedWithin(),
        found.lostWithin(),
        found.crossValidated(),
        "beats the parent: " + figures);
  }

  private byte[] within(byte[] all) {
    byte[] within = new byte[all.length];
    for (int i = 0; i < all.length; i++) {
      boolean member = answers.judged().shows(answers.seen().get(i), answers.group());
      within[i] = member ? all[i] : 0;
    }
    return within;
  }

  private static int count(byte[] gains, int kind) {
    int count = 0;
    for (byte gain : gains) {
      count += gain == kind ? 1 : 0;
    }
    return count;
  }

  private static double bound(double gained, double lost) {
    return gained - lost - Math.sqrt(gained + lost);
  }

  // Of equals the first: candidates begin with the simpler ones.
  private static int best(int[] gained, int[] lost) {
    int best = 0;
    for (int c = 1; c < gained.length; c++) {
      if (bound(gained[c], lost[c]) > bound(gained[best], lost[best])) {
        best = c;
      }
    }
    return best;
  }

  private CrossValidated crossValidated(int[] gained, int[] lost) {
    Random random = new Random(seed);
    int faces = answers.seen().size();
    List<Integer> order = new ArrayList<>(IntStream.range(0, faces).boxed().toList());
    CrossValidated sum = new CrossValidated(0, 0);
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      Collections.shuffle(order, random);
      for (int part = 0; part < PARTS; part++) {
        List<Integer> apart = order.subList(faces * part / PARTS, faces * (part + 1) / PARTS);
        sum = sum.plus(apart(gained, lost, apart));
      }
    }
    return new CrossValidated(sum.gained() / REPEATS, sum.lost() / REPEATS);
  }

  /** Faces gained and lost, the mean over repeats. */
  private record CrossValidated(double gained, double lost) {

    CrossValidated plus(CrossValidated other) {
      return new CrossValidated(gained + other.gained, lost + other.lost);
    }
  }

  // What the rule, choosing without some faces, does to them.
  private CrossValidated apart(int[] gained, int[] lost, List<Integer> apart) {
    int[] gainedApart = new int[gained.length];
    int[] lostApart = new int[gained.length];
    int best = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < gained.length; c++) {
      for (int face : apart) {
        gainedApart[c] += gains[c][face] > 0 ? 1 : 0;
        lostApart[c] += gains[c][face] < 0 ? 1 : 0;
      }
      double bound = bound(gained[c] - gainedApart[c], lost[c] - lostApart[c]);
      if (bound > highest) {
        highest = bound;
        best = c;
      }
    }
    return highest > 0
        ? new CrossValidated(gainedApart[best], lostApart[best])
        : new CrossValidated(0, 0);
  }
}
