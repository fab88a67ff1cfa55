package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one group by one truth, honestly: children learned from training faces,
 * thresholds come from validation faces, figures from test faces that nobody touched.
 *
 * @param truth by which faces show what they show
 * @param origin why the group was studied
 * @param right faces of Set 1
 * @param wrong faces of Set 2
 * @param routing trigger and ranges that were chosen, in words
 * @param enabled whether the group beats the parent on validation
 * @param reason why it is enabled or not, in a sentence
 * @param tried how many ways to route were compared on validation
 * @param crossValidated faces gained on validation by cross-validation of the choice
 * @param validation figures that the choice was made by
 * @param test figures of the choice
 * @param divergences on test faces; null for a group with a specialist alone
 */
public record GroupStudy(
    String name,
    List<Emotion> emotions,
    Truth truth,
    String origin,
    int right,
    int wrong,
    List<ChildStudy> children,
    String routing,
    boolean enabled,
    String reason,
    int tried,
    double crossValidated,
    RoutingFigures validation,
    RoutingFigures test,
    @Nullable DivergenceStudy divergences) {

  public GroupStudy {
    emotions = List.copyOf(emotions);
    children = List.copyOf(children);
  }

  /**
   * A child that was learned.
   *
   * @param learned faces it learned
   * @param heldBack faces that decided when to end
   * @param epoch the one that was chosen
   * @param loss on held-back faces, in nats
   * @param difference largest difference between native and ONNX in a probability
   * @param minDivergence from which on it is chosen, in nats; null if the chosen way has no use for
   *     it
   * @param maxDivergence below which it is chosen; null for no bound
   */
  public record ChildStudy(
      String name,
      int learned,
      int heldBack,
      int epoch,
      double loss,
      double difference,
      @Nullable Double minDivergence,
      @Nullable Double maxDivergence) {}

  /** The same, enabled or not for another reason. */
  GroupStudy disabled(String why) {
    return new GroupStudy(
        name,
        emotions,
        truth,
        origin,
        right,
        wrong,
        children,
        routing,
        false,
        why,
        tried,
        crossValidated,
        validation,
        test,
        divergences);
  }
}
