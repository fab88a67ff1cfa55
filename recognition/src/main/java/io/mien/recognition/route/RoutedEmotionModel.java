package io.mien.recognition.route;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.Probabilities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parent and the children of its expert groups as one model. The parent sees all faces of a batch
 * at once, each child only those that triggered its group. Safe for use by many threads at once.
 */
public final class RoutedEmotionModel implements EmotionModel {

  /**
   * A group and the models of its children, in the group's order.
   *
   * @param models one for each child
   */
  public record Experts(ExpertGroup group, List<EmotionModel> models) {

    public Experts {
      requireNonNull(group, "group");
      models = List.copyOf(models);
      if (models.size() != group.children().size()) {
        throw new IllegalArgumentException(
            "%d models for the %d children of '%s'"
                .formatted(models.size(), group.children().size(), group.name()));
      }
    }
  }

  private final EmotionModel parent;
  private final List<Experts> experts;
  private final ExpertRouter router;

  /**
   * Owns all models from now on.
   *
   * @throws IllegalArgumentException if a child has other labels than the parent, a group has an
   *     emotion that is not among them, or two groups have one name
   */
  public RoutedEmotionModel(EmotionModel parent, List<Experts> experts) {
    this.parent = requireNonNull(parent, "parent");
    this.experts = List.copyOf(experts);
    this.router = new ExpertRouter(experts.stream().map(Experts::group).toList());
    for (Experts of : experts) {
      boolean fits =
          parent.labels().containsAll(of.group().emotions())
              && of.models().stream().allMatch(m -> m.labels().equals(parent.labels()));
      if (!fits) {
        throw new IllegalArgumentException(
            "the expert group '%s' does not fit the labels %s"
                .formatted(of.group().name(), parent.labels()));
      }
    }
  }

  /** A model without experts; owned from now on. */
  public static RoutedEmotionModel alone(EmotionModel parent) {
    return new RoutedEmotionModel(parent, List.of());
  }

  /** What the model says of each face and how it came to that, in order. */
  public List<RoutedEstimate> route(List<AlignedCrop> crops) {
    List<EmotionEstimate> parents = parent.estimate(crops);
    RoutedEstimate[] routed = new RoutedEstimate[crops.size()];
    Map<String, List<Integer>> triggered = new HashMap<>();
    for (int i = 0; i < routed.length; i++) {
      Optional<ExpertGroup> group = router.triggered(parents.get(i));
      if (group.isPresent()) {
        triggered.computeIfAbsent(group.get().name(), name -> new ArrayList<>()).add(i);
      } else {
        routed[i] = RoutedEstimate.ofParent(parents.get(i));
      }
    }
    for (Experts of : experts) {
      List<Integer> faces = triggered.getOrDefault(of.group().name(), List.of());
      if (!faces.isEmpty()) {
        decide(of, faces, crops, parents, routed);
      }
    }
    return List.copyOf(Arrays.asList(routed));
  }

  private void decide(
      Experts experts,
      List<Integer> faces,
      List<AlignedCrop> crops,
      List<EmotionEstimate> parents,
      RoutedEstimate[] routed) {
    List<AlignedCrop> theirs = faces.stream().map(crops::get).toList();
    List<List<EmotionEstimate>> answers =
        experts.models().stream().map(child -> child.estimate(theirs)).toList();
    for (int i = 0; i < faces.size(); i++) {
      int place = i;
      List<Probabilities> children =
          answers.stream().map(of -> of.get(place).probabilities()).toList();
      int face = faces.get(i);
      routed[face] = router.decide(experts.group(), parents.get(face), children);
    }
  }

  @Override
  public List<Emotion> labels() {
    return parent.labels();
  }

  /** Where the parent computes. */
  @Override
  public String provider() {
    return parent.provider();
  }

  /** The groups that can be triggered, in the order in which they are tried. */
  public List<ExpertGroup> groups() {
    return experts.stream().map(Experts::group).filter(ExpertGroup::enabled).toList();
  }

  @Override
  public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
    return route(crops).stream().map(RoutedEstimate::estimate).toList();
  }

  @Override
  public void close() {
    experts.forEach(of -> of.models().forEach(EmotionModel::close));
    parent.close();
  }
}
