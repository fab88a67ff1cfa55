package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Truth;
import java.util.List;

/**
 * What the publication's own procedure gives: the children learn the very faces that they are
 * measured on, and every face is known to belong to the group. This is not a generalisation figure.
 *
 * @param truth by which faces show what they show
 * @param right faces that the parent got right, and Q1 learned
 * @param wrong faces that the parent got wrong, and Q2 learned
 * @param divergences of those same faces
 */
public record PaperStudy(
    String name,
    List<Emotion> emotions,
    Truth truth,
    int right,
    int wrong,
    DivergenceStudy divergences) {

  public PaperStudy {
    emotions = List.copyOf(emotions);
  }
}
