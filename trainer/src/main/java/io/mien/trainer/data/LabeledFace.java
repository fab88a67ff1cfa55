package io.mien.trainer.data;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import org.jspecify.annotations.Nullable;

/**
 * One face of a data set.
 *
 * @param row counted from 0 below the header, counting bad rows too, so that it finds the same face
 *     in every file about the data set
 * @param label the data set's own single label
 * @param votes what FER+ annotators saw, where those are known
 */
public record LabeledFace(
    int row, AlignedCrop crop, Emotion label, Usage usage, @Nullable Votes votes) {

  public LabeledFace {
    requireNonNull(crop, "crop");
    requireNonNull(label, "label");
    requireNonNull(usage, "usage");
  }

  /** The same face with votes. */
  public LabeledFace withVotes(@Nullable Votes known) {
    return new LabeledFace(row, crop, label, usage, known);
  }
}
