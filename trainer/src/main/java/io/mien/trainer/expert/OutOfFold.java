package io.mien.trainer.expert;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Folds;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Truth;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Training faces, each with what a parent says of it that never saw it: the parent itself has
 * learned them by heart and would tell nothing of what it confuses. Immutable.
 */
public final class OutOfFold {

  private final List<LabeledFace> faces;
  private final Map<Truth, List<Emotion>> answers;
  private final List<List<Double>> accuracies;

  private OutOfFold(
      List<LabeledFace> faces, Map<Truth, List<Emotion>> answers, List<List<Double>> accuracies) {
    this.faces = List.copyOf(faces);
    this.answers = answers;
    this.accuracies = List.copyOf(accuracies);
  }

  /**
   * Trains the parents that are missing, in {@code folder/fold1} and so on, and asks each about the
   * faces it never saw.
   *
   * @param parts what each parent learns (training) and is asked about (validation)
   * @param validation by which the training of each ends
   */
  static OutOfFold of(
      ParentFamily family,
      List<Split> parts,
      List<LabeledFace> validation,
      Path folder,
      Consumer<String> log,
      BooleanSupplier stop) {
    List<LabeledFace> faces = new ArrayList<>();
    Map<Truth, List<Emotion>> answers = new EnumMap<>(Truth.class);
    List<List<Double>> accuracies = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Split part = parts.get(i);
      String name = "fold" + (i + 1);
      log.accept(
          "Parent %s of %d: %d faces to learn from, %d to ask about"
              .formatted(name, parts.size(), part.training().size(), part.validation().size()));
      ParentFamily.FoldParent parent =
          family.trained(part.training(), validation, folder.resolve(name), log, stop);
      faces.addAll(part.validation());
      List<Double> judged = new ArrayList<>();
      for (Truth head : family.heads()) {
        try (EmotionModel model =
            OnnxEmotionModel.open(
                parent.graph().bytes(),
                family.output(head),
                head.labels(),
                OnnxOptions.ALL_CORES)) {
          judged.add(Evaluation.measure(model, validation, head).accuracy());
          List<Emotion> tops = answers.computeIfAbsent(head, truth -> new ArrayList<>());
          for (EmotionEstimate estimate : Answers.of(model, part.validation(), stop)) {
            tops.add(estimate.probabilities().top());
          }
        }
      }
      accuracies.add(judged);
      log.accept(
          "  validation accuracy %s in epoch %d".formatted(Words.percents(judged), parent.epoch()));
    }
    return new OutOfFold(faces, answers, accuracies);
  }

  /** The parts for k-fold answers about all training faces. */
  static List<Split> folds(List<LabeledFace> training, int count, long seed) {
    Folds folds = Folds.stratified(training, count, seed);
    List<Split> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(folds.without(i));
    }
    return parts;
  }

  /** For each parent its validation accuracy by head, in [0, 1]. */
  public List<List<Double>> accuracies() {
    return accuracies;
  }

  private List<Emotion> tops(Truth truth) {
    return requireNonNull(answers.get(truth), "a parent without that head");
  }

  /** The sets that a group's children learn from. */
  ChildSets sets(CandidateGroup group, Truth truth) {
    List<LabeledFace> right = new ArrayList<>();
    List<LabeledFace> wrong = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      Emotion shown = truth.of(faces.get(i)).orElse(null);
      if (shown != null && group.emotions().contains(shown)) {
        (tops(truth).get(i) == shown ? right : wrong).add(faces.get(i));
      }
    }
    return new ChildSets(right, wrong);
  }

  /** What is taken for what, over all faces that were asked about. */
  Confusion confusion(Truth truth) {
    List<Emotion> truths = new ArrayList<>();
    List<Emotion> estimates = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      Emotion shown = truth.of(faces.get(i)).orElse(null);
      if (shown != null) {
        truths.add(shown);
        estimates.add(tops(truth).get(i));
      }
    }
    return Confusion.of(truth.labels(), truths, estimates);
  }
}
