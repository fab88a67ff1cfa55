package io.mien.trainer.data;

import io.mien.recognition.emotion.EmotionCenters;
import io.mien.recognition.emotion.ValenceArousal;
import java.util.Optional;

/** Where the valence and arousal that a net is to learn come from. */
public enum AffectSource {
  /** Nothing is learned of them. */
  NONE {
    @Override
    public Optional<ValenceArousal> of(LabeledFace face, Truth truth) {
      return Optional.empty();
    }

    @Override
    public String title() {
      return "none";
    }
  },
  /** Annotators told them, as in AffectNet. */
  ANNOTATED {
    @Override
    public Optional<ValenceArousal> of(LabeledFace face, Truth truth) {
      return Optional.ofNullable(face.affect());
    }

    @Override
    public String title() {
      return "annotated";
    }
  },
  /**
   * Nobody told them: the expectation of published centers of emotions under what is known of the
   * emotion. They say nothing that the emotion does not, and are to be marked as weak.
   */
  WEAK {
    @Override
    public Optional<ValenceArousal> of(LabeledFace face, Truth truth) {
      return truth.target(face).map(EmotionCenters::expectation);
    }

    @Override
    public String title() {
      return "weak: nobody annotated them; the expectation of published centers of emotions"
          + " (Russell and Mehrabian 1977) under the labels";
    }
  };

  /**
   * Valence and arousal of a face; empty if nothing is known.
   *
   * @param truth by which the emotion is known
   */
  public abstract Optional<ValenceArousal> of(LabeledFace face, Truth truth);

  /** What bundles and model cards call it. */
  public abstract String title();
}
