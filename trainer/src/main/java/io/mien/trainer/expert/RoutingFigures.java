package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.ExpertRouter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What experts change on one split.
 *
 * @param faces all with a truth
 * @param members of them, those that show an emotion of the groups
 * @param parentRight how many of all the parent gets right alone
 * @param routedRight how many of all are right with experts
 * @param parentRightWithin how many members the parent gets right alone
 * @param routedRightWithin how many members are right with experts
 * @param triggered faces that the children of a group looked at
 * @param gain of the accuracy over all faces, paired by face
 * @param gainWithin of the accuracy over the members, paired by face
 */
public record RoutingFigures(
    int faces,
    int members,
    int parentRight,
    int routedRight,
    int parentRightWithin,
    int routedRightWithin,
    int triggered,
    Interval gain,
    Interval gainWithin) {

  /**
   * Measures groups together, as a bundle of them would run.
   *
   * @param groups in the order in which the router tries them; all are measured as if enabled
   * @param answers of each group's children about the same faces, in the same order
   */
  static RoutingFigures of(
      List<ExpertGroup> groups, List<GroupAnswers> answers, Judged judged, Bootstrap bootstrap) {
    Outcome outcome = new Outcome(groups, answers, judged);
    int[] gains = new int[judged.size()];
    int[] within = new int[judged.size()];
    int members = 0;
    int parentRight = 0;
    int parentRightWithin = 0;
    int triggered = 0;
    Set<Emotion> shown = new HashSet<>();
    groups.forEach(group -> shown.addAll(group.emotions()));
    for (int face = 0; face < gains.length; face++) {
      boolean before = judged.parentRight(face);
      gains[face] = outcome.right(face) - (before ? 1 : 0);
      triggered += outcome.triggered(face) ? 1 : 0;
      parentRight += before ? 1 : 0;
      if (shown.contains(judged.truths().get(face))) {
        within[members++] = gains[face];
        parentRightWithin += before ? 1 : 0;
      }
    }
    int[] gainsWithin = Arrays.copyOf(within, members);
    return new RoutingFigures(
        gains.length,
        members,
        parentRight,
        parentRight + Arrays.stream(gains).sum(),
        parentRightWithin,
        parentRightWithin + Arrays.stream(gainsWithin).sum(),
        triggered,
        bootstrap.mean(gains),
        bootstrap.mean(gainsWithin));
  }

  /** The router on one split. */
  private static final class Outcome {

    private final ExpertRouter router;
    private final List<GroupAnswers> answers;
    private final List<Set<Integer>> seen;
    private final List<String> names;
    private final Judged judged;

    Outcome(List<ExpertGroup> groups, List<GroupAnswers> answers, Judged judged) {
      this.router = new ExpertRouter(groups.stream().map(Outcome::enabled).toList());
      this.answers = answers;
      this.seen = answers.stream().map(of -> Set.copyOf(of.seen())).toList();
      this.names = groups.stream().map(ExpertGroup::name).toList();
      this.judged = judged;
    }

    private static ExpertGroup enabled(ExpertGroup group) {
      return new ExpertGroup(
          group.name(), group.emotions(), group.trigger(), group.children(), true);
    }

    boolean triggered(int face) {
      return router.triggered(judged.parent().get(face)).isPresent();
    }

    // Children were not asked about faces whose best emotion they could not change.
    int right(int face) {
      EmotionEstimate estimate = judged.parent().get(face);
      Optional<ExpertGroup> found = router.triggered(estimate);
      if (found.isPresent()) {
        int group = names.indexOf(found.get().name());
        if (seen.get(group).contains(face)) {
          estimate = answers.get(group).routed(router, face).estimate();
        }
      }
      return estimate.probabilities().top() == judged.truths().get(face) ? 1 : 0;
    }
  }

  /** Share of all faces that the parent gets right alone, in [0, 1]. */
  public double parentAccuracy() {
    return share(parentRight, faces);
  }

  /** Share of all faces that are right with experts, in [0, 1]. */
  public double routedAccuracy() {
    return share(routedRight, faces);
  }

  /** Share of the members that the parent gets right alone, in [0, 1]. */
  public double parentAccuracyWithin() {
    return share(parentRightWithin, members);
  }

  /** Share of the members that are right with experts, in [0, 1]. */
  public double routedAccuracyWithin() {
    return share(routedRightWithin, members);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }
}
