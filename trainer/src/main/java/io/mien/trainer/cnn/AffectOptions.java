package io.mien.trainer.cnn;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.trainer.data.AffectSource;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import java.util.List;

/**
 * How valence and arousal are learned.
 *
 * @param source of what is learned; NONE if they are not
 * @param loss what is made small
 * @param weight of that loss beside the cross-entropy of the first labeling, above 0
 * @param alone whether emotions are not learned at all
 */
public record AffectOptions(AffectSource source, AffectLoss loss, double weight, boolean alone) {

  /** They are not learned. */
  public static final AffectOptions NONE =
      new AffectOptions(AffectSource.NONE, AffectLoss.CCC, 1, false);

  public AffectOptions {
    requireNonNull(source, "source");
    requireNonNull(loss, "loss");
    if (!(weight > 0)) {
      throw new IllegalArgumentException("weight of valence and arousal " + weight);
    }
  }

  /** Beside emotions. */
  public AffectOptions(AffectSource source, AffectLoss loss, double weight) {
    this(source, loss, weight, false);
  }

  /** What a net is to tell that learns so. */
  public Task task() {
    if (source == AffectSource.NONE) {
      return Task.EMOTIONS;
    }
    return alone ? Task.AFFECT : Task.BOTH;
  }

  /**
   * The faces to learn from.
   *
   * @throws MienException if there are faces and nobody told the valence and arousal of any
   */
  public Examples examples(List<LabeledFace> faces, List<Truth> heads) {
    Examples examples = Examples.of(faces, heads, source);
    if (source != AffectSource.NONE && examples.size() > 0 && examples.affects() == 0) {
      throw new MienException(
          "The data tells valence and arousal of no face; leave --valence-arousal out, or give --weak-valence-arousal to derive them from the emotions.");
    }
    return examples;
  }
}
