package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionCenters;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.evaluate.Confusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Finds pairs of emotions that may be worth experts: the pairs that a parent takes for each other
 * most often on faces it never saw, and the pairs that lie near each other in the plane of valence
 * and arousal.
 */
final class Neighbourhoods {

  private static final int MOST_CONFUSED = 3;
  private static final double NEAR = 0.4;

  private Neighbourhoods() {}

  private record Pair(Emotion a, Emotion b, long confused, double distance) {}

  /**
   * Candidates, the most confused first.
   *
   * @param confusion out-of-fold
   * @param known groups that are not to be found again
   */
  static List<CandidateGroup> find(Confusion confusion, List<CandidateGroup> known) {
    List<Pair> pairs = new ArrayList<>();
    List<Emotion> labels = confusion.labels();
    for (int i = 0; i < labels.size(); i++) {
      for (int j = i + 1; j < labels.size(); j++) {
        pairs.add(pair(confusion, labels.get(i), labels.get(j)));
      }
    }
    pairs.removeIf(pair -> pair.confused() < ChildSets.NEEDED);
    pairs.sort(Comparator.comparingLong(Pair::confused).reversed());
    List<CandidateGroup> found = new ArrayList<>();
    for (int rank = 0; rank < pairs.size(); rank++) {
      Pair pair = pairs.get(rank);
      CandidateGroup group = new CandidateGroup(List.of(pair.a(), pair.b()), origin(pair));
      boolean chosen = rank < MOST_CONFUSED || pair.distance() <= NEAR;
      if (chosen && known.stream().noneMatch(other -> other.name().equals(group.name()))) {
        found.add(group);
      }
    }
    return found;
  }

  private static Pair pair(Confusion confusion, Emotion a, Emotion b) {
    ValenceArousal at = EmotionCenters.of(a);
    ValenceArousal to = EmotionCenters.of(b);
    return new Pair(
        a,
        b,
        confusion.count(a, b) + confusion.count(b, a),
        Math.hypot(at.valence() - to.valence(), at.arousal() - to.arousal()));
  }

  private static String origin(Pair pair) {
    return String.format(
        Locale.ROOT,
        "found: %d training faces taken for each other out of fold, %.2f apart in valence and arousal",
        pair.confused(),
        pair.distance());
  }
}
