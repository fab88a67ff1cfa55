package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionCenters;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.ExpertRouter;
import io.mien.recognition.route.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the divergences from the two children tell about the faces of a group.
 *
 * @param parentRight how many of the faces the parent got right
 * @param faces one for each face that shows an emotion of the group
 * @param sweep by one threshold for both children, from small to large
 */
public record DivergenceStudy(int parentRight, List<Face> faces, List<Row> sweep) {

  private static final double[] THRESHOLDS = {
    .01, .02, .03, .05, .075, .1, .125, .15, .175, .2, .25, .3, .4, .5, .75, 1, 1.5, 2, 3, 4, 5, 6,
    8
  };

  public DivergenceStudy {
    faces = List.copyOf(faces);
    sweep = List.copyOf(sweep);
  }

  /**
   * One face of the group.
   *
   * @param right whether the parent got it right
   * @param toRight {@code D(P,Q1)} in nats
   * @param toWrong {@code D(P,Q2)} in nats
   * @param valence of the parent's estimate
   * @param arousal of the parent's estimate
   */
  public record Face(
      boolean right, double toRight, double toWrong, double valence, double arousal) {}

  /**
   * One threshold t.
   *
   * @param asPublished share right if every face of the group goes to a child, to Q1 where {@code
   *     D(P,Q1) < t} and else to Q2, and the child's own answer counts
   * @param byRightChild how many of the faces go to Q1 then
   * @param routed share right through the router, with Q1 below t, Q2 from t on, and the group's
   *     trigger; null where there is no trigger
   * @param gain of the router over the parent alone, paired by face; null where there is no trigger
   */
  public record Row(
      double threshold,
      Interval asPublished,
      int byRightChild,
      @Nullable Interval routed,
      @Nullable Interval gain) {}

  /**
   * @param trigger of the router; null for children that are measured as published only
   */
  static DivergenceStudy of(GroupAnswers answers, @Nullable Trigger trigger, Bootstrap bootstrap) {
    List<Integer> members = answers.members();
    List<Face> faces = new ArrayList<>();
    int right = 0;
    for (int member : members) {
      boolean parentRight = answers.judged().parentRight(member);
      right += parentRight ? 1 : 0;
      ValenceArousal point = point(answers.judged().parent().get(member));
      faces.add(
          new Face(
              parentRight,
              answers.divergence(Candidates.RIGHT, member),
              answers.divergence(Candidates.WRONG, member),
              point.valence(),
              point.arousal()));
    }
    List<Row> sweep = new ArrayList<>();
    for (double threshold : THRESHOLDS) {
      sweep.add(row(answers, members, faces, trigger, threshold, bootstrap));
    }
    return new DivergenceStudy(right, faces, sweep);
  }

  private static ValenceArousal point(EmotionEstimate estimate) {
    ValenceArousal own = estimate.valenceArousal();
    return own == null ? EmotionCenters.expectation(estimate.probabilities()) : own;
  }

  private static Row row(
      GroupAnswers answers,
      List<Integer> members,
      List<Face> faces,
      @Nullable Trigger trigger,
      double threshold,
      Bootstrap bootstrap) {
    int[] published = new int[members.size()];
    int byRight = 0;
    for (int i = 0; i < published.length; i++) {
      boolean near = faces.get(i).toRight() < threshold;
      byRight += near ? 1 : 0;
      Emotion said = answers.of(near ? Candidates.RIGHT : Candidates.WRONG, members.get(i)).top();
      published[i] = said == answers.judged().truths().get(members.get(i)) ? 1 : 0;
    }
    if (trigger == null) {
      return new Row(threshold, bootstrap.mean(published), byRight, null, null);
    }
    int[] routed = routed(answers, members, trigger, threshold);
    int[] gain = new int[routed.length];
    for (int i = 0; i < gain.length; i++) {
      gain[i] = routed[i] - (faces.get(i).right() ? 1 : 0);
    }
    return new Row(
        threshold,
        bootstrap.mean(published),
        byRight,
        bootstrap.mean(routed),
        bootstrap.mean(gain));
  }

  private static int[] routed(
      GroupAnswers answers, List<Integer> members, Trigger trigger, double threshold) {
    CandidateGroup group = answers.group();
    ExpertRouter router =
        new ExpertRouter(
            List.of(
                new ExpertGroup(
                    group.name(),
                    group.emotions(),
                    trigger,
                    List.of(
                        new Child(Candidates.RIGHT, 0, threshold),
                        new Child(Candidates.WRONG, threshold, Double.POSITIVE_INFINITY)),
                    true)));
    return members.stream()
        .mapToInt(
            face ->
                answers.routed(router, face).estimate().probabilities().top()
                        == answers.judged().truths().get(face)
                    ? 1
                    : 0)
        .toArray();
  }

  /** The mean divergence of the faces that the parent got right, or of those it got wrong. */
  public double mean(boolean right, boolean toRightChild) {
    return faces.stream()
        .filter(face -> face.right() == right)
        .mapToDouble(face -> toRightChild ? face.toRight() : face.toWrong())
        .average()
        .orElse(0);
  }

  /** Share of the group's faces that the parent alone gets right, in [0, 1]. */
  public double parentAccuracy() {
    return faces.isEmpty() ? 0 : parentRight / (double) faces.size();
  }
}
