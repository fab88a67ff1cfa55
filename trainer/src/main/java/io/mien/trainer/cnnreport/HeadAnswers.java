package io.mien.trainer.cnnreport;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Probabilities;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.evaluate.Answer;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.Evaluation;
import io.mien.trainer.evaluate.TemperatureScaling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What one head of a net says of validation faces.
 *
 * @param truth that the head was trained for and is judged by
 * @param answers on the faces that have such a truth, in order
 * @param scaling of the head, fitted to these answers
 */
public record HeadAnswers(Truth truth, List<Answer> answers, TemperatureScaling scaling) {

  private static final int BATCH = 256;

  public HeadAnswers {
    requireNonNull(truth, "truth");
    answers = List.copyOf(answers);
    requireNonNull(scaling, "scaling");
  }

  /**
   * Asks a net.
   *
   * @param net probabilities of faces, one row for each, head by head
   * @param heads in the order of the rows
   * @return one for each head
   */
  public static List<HeadAnswers> of(
      Function<List<AlignedCrop>, List<float[]>> net, List<Truth> heads, List<LabeledFace> faces) {
    List<float[]> rows = new ArrayList<>();
    for (int from = 0; from < faces.size(); from += BATCH) {
      List<LabeledFace> some = faces.subList(from, Math.min(from + BATCH, faces.size()));
      rows.addAll(net.apply(some.stream().map(LabeledFace::crop).toList()));
    }
    List<HeadAnswers> all = new ArrayList<>();
    int first = 0;
    for (Truth head : heads) {
      int end = first + head.labels().size();
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < faces.size(); i++) {
        LabeledFace face = faces.get(i);
        Probabilities said =
            Probabilities.of(head.labels(), Arrays.copyOfRange(rows.get(i), first, end));
        head.of(face).ifPresent(truth -> answers.add(new Answer(face, truth, said)));
      }
      all.add(new HeadAnswers(head, answers, TemperatureScaling.of(answers)));
      first = end;
    }
    return all;
  }

  /** How often each emotion was taken for each. */
  public Confusion confusion() {
    return Evaluation.confusion(answers, truth);
  }
}
