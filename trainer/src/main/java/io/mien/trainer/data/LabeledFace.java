package io.mien.trainer.data;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.ValenceArousal;
import org.jspecify.annotations.Nullable;

/**
 * One face of a data set.
 *
 * @param row counted from 0 below the header, counting bad rows too, so that it finds the same face
 *     in every file about the data set; of a folder, the place among its pictures in order
 * @param label the data set's own single label
 * @param votes what FER+ annotators saw, where those are known
 * @param affect valence and arousal, where annotators told them
 * @param source where a person finds the face: a file within the data set, a line of one
 */
public record LabeledFace(
    int row,
    AlignedCrop crop,
    Emotion label,
    Usage usage,
    @Nullable Votes votes,
    @Nullable ValenceArousal affect,
    String source) {

  private static final int FIRST_LINE = 2;

  public LabeledFace {
    requireNonNull(crop, "crop");
    requireNonNull(label, "label");
    requireNonNull(usage, "usage");
    requireNonNull(source, "source");
  }

  /** A face of a file with one header line, without valence and arousal. */
  public LabeledFace(int row, AlignedCrop crop, Emotion label, Usage usage, @Nullable Votes votes) {
    this(row, crop, label, usage, votes, null, "line " + (row + FIRST_LINE));
  }

  /** The same face with votes. */
  public LabeledFace withVotes(@Nullable Votes known) {
    return new LabeledFace(row, crop, label, usage, known, affect, source);
  }

  /** The same face with another label, right or wrong. */
  public LabeledFace withLabel(Emotion other) {
    return new LabeledFace(row, crop, other, usage, votes, affect, source);
  }

  /** The same face in another part of the data set. */
  public LabeledFace withUsage(Usage other) {
    return new LabeledFace(row, crop, label, other, votes, affect, source);
  }
}
