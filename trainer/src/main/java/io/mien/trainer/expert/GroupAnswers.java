package io.mien.trainer.expert;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.ExpertRouter;
import io.mien.recognition.route.KlDivergence;
import io.mien.recognition.route.Route;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Faces of one split and what a group's children say of them: of those that show an emotion of the
 * group, and of those whose answer the children could change because the parent's mass within the
 * group reaches its best outside. Immutable.
 */
final class GroupAnswers {

  private final CandidateGroup group;
  private final Judged judged;
  private final List<Integer> seen;
  private final Map<String, Map<Integer, Probabilities>> children;

  /**
   * @param children what each says, by its name, of the faces that {@link #seen} lists
   */
  GroupAnswers(
      CandidateGroup group, Judged judged, Map<String, Map<Integer, Probabilities>> children) {
    this.group = group;
    this.judged = judged;
    this.seen = seen(group, judged);
    this.children = Map.copyOf(children);
  }

  /**
   * Asks children.
   *
   * @param graphs of the children, by name
   */
  static GroupAnswers ask(
      CandidateGroup group, Truth truth, Judged judged, Map<String, GraphBytes> graphs) {
    List<Integer> seen = seen(group, judged);
    List<LabeledFace> faces = seen.stream().map(judged.faces()::get).toList();
    Map<String, Map<Integer, Probabilities>> children = new HashMap<>();
    graphs.forEach(
        (name, graph) -> {
          try (EmotionModel child =
              OnnxEmotionModel.open(graph.bytes(), truth.labels(), OnnxOptions.ALL_CORES)) {
            children.put(name, answers(child, seen, faces));
          }
        });
    return new GroupAnswers(group, judged, children);
  }

  private static Map<Integer, Probabilities> answers(
      EmotionModel child, List<Integer> seen, List<LabeledFace> faces) {
    List<EmotionEstimate> estimates = Answers.of(child, faces);
    Map<Integer, Probabilities> answers = new HashMap<>();
    for (int i = 0; i < faces.size(); i++) {
      answers.put(seen.get(i), estimates.get(i).probabilities());
    }
    return answers;
  }

  private static List<Integer> seen(CandidateGroup group, Judged judged) {
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      if (judged.shows(i, group) || canChange(judged.parent().get(i).probabilities(), group)) {
        seen.add(i);
      }
    }
    return List.copyOf(seen);
  }

  private static boolean canChange(Probabilities parent, CandidateGroup group) {
    double within = 0;
    double outside = 0;
    for (Emotion emotion : parent.labels()) {
      if (group.emotions().contains(emotion)) {
        within += parent.of(emotion);
      } else {
        outside = Math.max(outside, parent.of(emotion));
      }
    }
    return within >= outside;
  }

  CandidateGroup group() {
    return group;
  }

  Judged judged() {
    return judged;
  }

  /** The faces that the children were asked about, as indexes of {@link #judged()}. */
  List<Integer> seen() {
    return seen;
  }

  /** The faces that show an emotion of the group. */
  List<Integer> members() {
    return seen.stream().filter(face -> judged.shows(face, group)).toList();
  }

  /** What a child says of a face that it was asked about. */
  Probabilities of(String child, int face) {
    return requireNonNull(requireNonNull(children.get(child)).get(face));
  }

  /** {@code D(parent, child)} of a face in nats. */
  double divergence(String child, int face) {
    return KlDivergence.of(judged.parent().get(face).probabilities(), of(child, face));
  }

  /**
   * What the router makes of a face that the children were asked about, with a group's trigger and
   * ranges, as if it were enabled.
   */
  RoutedEstimate routed(ExpertRouter router, int face) {
    EmotionEstimate parent = judged.parent().get(face);
    return router
        .triggered(parent)
        .map(found -> router.decide(found, parent, childrenOf(found, face)))
        .orElseGet(() -> RoutedEstimate.ofParent(parent));
  }

  private List<Probabilities> childrenOf(ExpertGroup found, int face) {
    List<Probabilities> answers = new ArrayList<>();
    for (Child child : found.children()) {
      answers.add(of(child.name(), face));
    }
    return answers;
  }

  /** For each face seen, what a group changes: 1 wrong to right, -1 right to wrong, 0 neither. */
  byte[] gains(ExpertGroup candidate) {
    ExpertRouter router = new ExpertRouter(List.of(candidate));
    byte[] gains = new byte[seen.size()];
    for (int i = 0; i < gains.length; i++) {
      int face = seen.get(i);
      RoutedEstimate routed = routed(router, face);
      if (routed.route() != Route.PARENT) {
        boolean right = routed.estimate().probabilities().top() == judged.truths().get(face);
        gains[i] = (byte) ((right ? 1 : 0) - (judged.parentRight(face) ? 1 : 0));
      }
    }
    return gains;
  }
}
