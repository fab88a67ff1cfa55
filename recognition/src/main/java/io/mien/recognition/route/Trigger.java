package io.mien.recognition.route;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionCenters;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import java.util.List;

/** When a face is one for the children of a group. It sees the parent's estimate and no more. */
public sealed interface Trigger {

  /**
   * @param parent the parent's estimate of the face
   * @param group the emotions of the group, all among the parent's labels
   */
  boolean fires(EmotionEstimate parent, List<Emotion> group);

  /**
   * The parent hesitates within the group: its two best are in the group, or its best is and leads
   * by less than the margin. Where probabilities are equal, the group's count as the greater ones,
   * so that the order of labels decides nothing.
   *
   * @param margin difference of two probabilities, 0 to 1; 0 asks for the two best alone
   */
  record Margin(double margin) implements Trigger {

    public Margin {
      if (!(margin >= 0 && margin <= 1)) {
        throw new IllegalArgumentException("a margin lies in [0, 1]: " + margin);
      }
    }

    @Override
    public boolean fires(EmotionEstimate parent, List<Emotion> group) {
      Probabilities probabilities = parent.probabilities();
      double best = 0;
      double second = 0;
      double outside = 0;
      List<Emotion> labels = probabilities.labels();
      for (int i = 0; i < labels.size(); i++) {
        double share = probabilities.of(labels.get(i));
        if (!group.contains(labels.get(i))) {
          outside = Math.max(outside, share);
        } else if (share > best) {
          second = best;
          best = share;
        } else {
          second = Math.max(second, share);
        }
      }
      return second >= outside || (best >= outside && best - outside < margin);
    }
  }

  /**
   * The face lies in a disc of the plane of valence and arousal: by the model's own regression, or,
   * where it has none, by the expectation of {@link EmotionCenters} under its probabilities.
   *
   * @param valence of the center, -1 to 1
   * @param arousal of the center, -1 to 1
   * @param radius above 0; the rim belongs to the disc
   */
  record Neighbourhood(double valence, double arousal, double radius) implements Trigger {

    public Neighbourhood {
      if (!(Math.abs(valence) <= 1 && Math.abs(arousal) <= 1)) {
        throw new IllegalArgumentException(
            "valence and arousal lie in [-1, 1]: " + valence + ", " + arousal);
      }
      if (!(radius > 0) || Double.isInfinite(radius)) {
        throw new IllegalArgumentException("a radius is above 0 and finite: " + radius);
      }
    }

    @Override
    public boolean fires(EmotionEstimate parent, List<Emotion> group) {
      ValenceArousal own = parent.valenceArousal();
      ValenceArousal point = own == null ? EmotionCenters.expectation(parent.probabilities()) : own;
      return Math.hypot(point.valence() - valence, point.arousal() - arousal) <= radius;
    }
  }
}
