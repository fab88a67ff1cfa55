package io.mien.stream.compare;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.route.KlDivergence;
import io.mien.schemas.BundleAnswer;
import io.mien.schemas.BundleReference;
import io.mien.schemas.ShadowComparison;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What two bundles say of one face. They may have different labels.
 *
 * @param before the one that is measured: the live bundle, or the one of that time
 * @param after the one that it is measured against
 */
public record AnswerPair(Probabilities before, Probabilities after) {

  public AnswerPair {
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }

  /**
   * Kullback-Leibler divergence of the first from the second, over the labels that both have, each
   * renormalized to them.
   *
   * @return nats, at least 0
   * @throws MienException if the two have no label in common
   */
  public double divergence() {
    Probabilities p = limited(before, after.labels());
    Probabilities q = limited(after, before.labels());
    return KlDivergence.of(p, q);
  }

  /** Whether their most probable emotions are different ones. */
  public boolean differs() {
    return before.top() != after.top();
  }

  /**
   * A record of the two, in which only the face and how long it took are missing.
   *
   * @param live the bundle that gave the first answer
   * @param shadow the one that gave the second
   * @param divergence see {@link #divergence()}
   */
  public ShadowComparison.Builder comparison(
      BundleReference live, BundleReference shadow, double divergence) {
    return ShadowComparison.newBuilder()
        .setComparedAt(Instant.now())
        .setLive(answer(live, before))
        .setShadow(answer(shadow, after))
        .setDivergence(divergence)
        .setDiffers(differs());
  }

  private static BundleAnswer answer(BundleReference bundle, Probabilities probabilities) {
    Map<String, Float> byLabel = new LinkedHashMap<>();
    for (Emotion emotion : probabilities.labels()) {
      byLabel.put(emotion.label(), probabilities.of(emotion));
    }
    return new BundleAnswer(
        bundle.getName(),
        bundle.getVersion(),
        bundle.getSha256(),
        probabilities.top().label(),
        byLabel);
  }

  private static Probabilities limited(Probabilities all, List<Emotion> to) {
    List<Emotion> left = all.labels().stream().filter(label -> !to.contains(label)).toList();
    if (left.size() == all.labels().size()) {
      throw new MienException(
          "the bundles have no label in common: %s and %s".formatted(all.labels(), to));
    }
    Probabilities limited = all;
    for (Emotion label : left) {
      limited = limited.without(label);
    }
    return inOrder(limited);
  }

  /** Bundles may list the same labels in another order. */
  private static Probabilities inOrder(Probabilities probabilities) {
    List<Emotion> labels = Emotion.all().stream().filter(probabilities.labels()::contains).toList();
    float[] values = new float[labels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = probabilities.of(labels.get(i));
    }
    return Probabilities.of(labels, values);
  }

  /**
   * Probabilities as events hold them.
   *
   * @param byLabel one for each label
   * @throws IllegalArgumentException if they are no distribution
   */
  public static Probabilities answer(Map<String, Float> byLabel) {
    List<Emotion> labels =
        Emotion.all().stream().filter(emotion -> byLabel.containsKey(emotion.label())).toList();
    float[] values = new float[labels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = requireNonNull(byLabel.get(labels.get(i).label()));
    }
    return Probabilities.of(labels, values);
  }
}
