package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionCenters;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Every way a group's children could be routed to that validation is asked about: triggers by
 * margin and by region, with the two children of re-learning, the specialist, or all three.
 */
final class Candidates {

  /** Learned what the parent gets right. */
  static final String RIGHT = "right";

  /** Learned what the parent gets wrong. */
  static final String WRONG = "wrong";

  /** Learned both. */
  static final String SPECIALIST = "specialist";

  private static final double[] MARGINS = {0, .05, .1, .15, .2, .3, .4, .6, 1};
  private static final double[] RADII = {.15, .25, .35, .5};
  private static final double[] NATS = {
    .01, .02, .04, .07, .1, .15, .2, .3, .45, .7, 1, 1.5, 2.5, 4
  };

  /** More than any divergence can be: such a child is never chosen, but its divergence is told. */
  static final double NEVER = 17;

  private Candidates() {}

  /** All of a group, the simpler ones first; a group that was found has its specialist alone. */
  static List<ExpertGroup> of(CandidateGroup group) {
    List<List<Child>> schemes = new ArrayList<>();
    if (group.askedFor()) {
      schemes.addAll(pairs());
      for (List<Child> pair : pairs()) {
        List<Child> three = new ArrayList<>(pair);
        three.add(from(SPECIALIST, 0));
        schemes.add(three);
      }
    }
    schemes.add(List.of(from(SPECIALIST, 0)));
    for (double edge : NATS) {
      schemes.add(List.of(below(SPECIALIST, edge)));
    }
    List<ExpertGroup> candidates = new ArrayList<>();
    for (Trigger trigger : triggers(group.emotions())) {
      for (List<Child> children : schemes) {
        candidates.add(new ExpertGroup(group.name(), group.emotions(), trigger, children, true));
      }
    }
    return candidates;
  }

  private static List<List<Child>> pairs() {
    List<List<Child>> pairs = new ArrayList<>();
    for (double edge : NATS) {
      pairs.add(List.of(below(RIGHT, edge), never(WRONG)));
      pairs.add(List.of(never(RIGHT), from(WRONG, edge)));
      for (double from : NATS) {
        pairs.add(List.of(below(RIGHT, edge), from(WRONG, from)));
      }
    }
    pairs.add(List.of(never(RIGHT), from(WRONG, 0)));
    return pairs;
  }

  private static Child below(String name, double nats) {
    return new Child(name, 0, nats);
  }

  private static Child from(String name, double nats) {
    return new Child(name, nats, Double.POSITIVE_INFINITY);
  }

  private static Child never(String name) {
    return from(name, NEVER);
  }

  private static List<Trigger> triggers(List<Emotion> emotions) {
    List<Trigger> triggers = new ArrayList<>();
    for (double margin : MARGINS) {
      triggers.add(new Trigger.Margin(margin));
    }
    double valence = 0;
    double arousal = 0;
    for (Emotion emotion : emotions) {
      valence += EmotionCenters.of(emotion).valence() / emotions.size();
      arousal += EmotionCenters.of(emotion).arousal() / emotions.size();
    }
    for (double radius : RADII) {
      triggers.add(new Trigger.Neighbourhood(rounded(valence), rounded(arousal), radius));
    }
    return triggers;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
