package io.mien.trainer.evaluate;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures a model on labeled faces, in batches, as it will run. */
public final class Evaluation {

  private static final int BATCH = 64;

  private Evaluation() {}

  /**
   * Compares the model's best label with the truth. Emotions that cannot be true are left out of
   * the estimates and the rest renormalised; faces without a truth are skipped.
   */
  public static Confusion measure(EmotionModel model, List<LabeledFace> faces, Truth truth) {
    return confusion(answers(model, faces, truth), truth);
  }

  /** Every answer, in the order of the faces; otherwise like {@link #measure}. */
  public static List<Answer> answers(EmotionModel model, List<LabeledFace> faces, Truth truth) {
    List<LabeledFace> judged = faces.stream().filter(face -> truth.of(face).isPresent()).toList();
    List<Answer> answers = new ArrayList<>(judged.size());
    for (int from = 0; from < judged.size(); from += BATCH) {
      List<LabeledFace> batch = judged.subList(from, Math.min(from + BATCH, judged.size()));
      List<EmotionEstimate> estimates =
          model.estimate(batch.stream().map(LabeledFace::crop).toList());
      for (int i = 0; i < batch.size(); i++) {
        LabeledFace face = batch.get(i);
        Probabilities said = possible(estimates.get(i).probabilities(), truth);
        answers.add(new Answer(face, truth.of(face).orElseThrow(), said));
      }
    }
    return answers;
  }

  /** Counts answers that were judged by a truth. */
  public static Confusion confusion(List<Answer> answers, Truth truth) {
    return Confusion.of(
        truth.labels(),
        answers.stream().map(Answer::truth).toList(),
        answers.stream().map(Answer::estimate).toList());
  }

  /**
   * How near the model's valence and arousal come to what annotators said; empty if they said
   * nothing or the model says nothing.
   */
  public static Optional<AffectScores> affect(EmotionModel model, List<LabeledFace> faces) {
    List<LabeledFace> told = faces.stream().filter(face -> face.affect() != null).toList();
    List<ValenceArousal> found = new ArrayList<>();
    for (int from = 0; from < told.size(); from += BATCH) {
      List<LabeledFace> batch = told.subList(from, Math.min(from + BATCH, told.size()));
      for (EmotionEstimate estimate :
          model.estimate(batch.stream().map(LabeledFace::crop).toList())) {
        ValenceArousal said = estimate.valenceArousal();
        if (said == null) {
          return Optional.empty();
        }
        found.add(said);
      }
    }
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AffectScores.of(
                found, told.stream().map(face -> requireNonNull(face.affect())).toList()));
  }

  private static Probabilities possible(Probabilities probabilities, Truth truth) {
    Probabilities left = probabilities;
    for (Emotion emotion : probabilities.labels()) {
      if (!truth.labels().contains(emotion)) {
        left = left.without(emotion);
      }
    }
    return left;
  }
}
