package io.mien.trainer.data;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.util.List;
import java.util.Optional;

/** What is taken to be true about a face. */
public enum Truth {
  /** The data set's own single label of seven; there is nothing to learn from Contempt. */
  LABEL {
    @Override
    public Optional<Emotion> of(LabeledFace face) {
      return Optional.of(face.label()).filter(labels()::contains);
    }

    @Override
    public Optional<Probabilities> target(LabeledFace face) {
      return of(face).map(this::certainly);
    }

    @Override
    public List<Emotion> labels() {
      return WITHOUT_CONTEMPT;
    }

    @Override
    public String title() {
      return "the data set's 7 labels";
    }
  },
  /** The data set's own single label of all eight, as AffectNet has them. */
  CATEGORY {
    @Override
    public Optional<Emotion> of(LabeledFace face) {
      return Optional.of(face.label());
    }

    @Override
    public Optional<Probabilities> target(LabeledFace face) {
      return of(face).map(this::certainly);
    }

    @Override
    public List<Emotion> labels() {
      return Emotion.all();
    }

    @Override
    public String title() {
      return "the data set's 8 labels";
    }
  },
  /** The FER+ votes over all eight emotions. */
  VOTES {
    @Override
    public Optional<Emotion> of(LabeledFace face) {
      return Optional.ofNullable(face.votes()).flatMap(Votes::majority);
    }

    @Override
    public Optional<Probabilities> target(LabeledFace face) {
      return Optional.ofNullable(face.votes()).flatMap(Votes::distribution);
    }

    @Override
    public List<Emotion> labels() {
      return Emotion.all();
    }

    @Override
    public String title() {
      return "FER+ majority of 8 emotions (rows whose majority is unknown or no face are skipped)";
    }
  };

  private static final List<Emotion> WITHOUT_CONTEMPT =
      Emotion.all().stream().filter(emotion -> emotion != Emotion.CONTEMPT).toList();

  /** All probability on one emotion. */
  Probabilities certainly(Emotion emotion) {
    float[] certain = new float[labels().size()];
    certain[labels().indexOf(emotion)] = 1;
    return Probabilities.of(labels(), certain);
  }

  /** The one emotion a face shows; empty if the annotators could not tell or saw no face. */
  public abstract Optional<Emotion> of(LabeledFace face);

  /** The distribution over {@link #labels()} to learn; empty if there is nothing to learn. */
  public abstract Optional<Probabilities> target(LabeledFace face);

  /** The emotions that can be true, in canonical order. */
  public abstract List<Emotion> labels();

  /** What is measured against, for reports. */
  public abstract String title();

  /** The title without its remark. */
  public String shortTitle() {
    return title().replaceFirst(" \\(.*", "");
  }
}
