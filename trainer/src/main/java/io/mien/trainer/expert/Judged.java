package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * Faces of one split with a truth, and the parent's estimate of each. Immutable.
 *
 * @param faces in file order, those without a truth left out
 * @param truths what each shows
 * @param parent what the parent says of each
 */
record Judged(List<LabeledFace> faces, List<Emotion> truths, List<EmotionEstimate> parent) {

  Judged {
    faces = List.copyOf(faces);
    truths = List.copyOf(truths);
    parent = List.copyOf(parent);
  }

  static Judged of(EmotionModel parent, List<LabeledFace> faces, Truth truth) {
    List<LabeledFace> judged = new ArrayList<>();
    List<Emotion> truths = new ArrayList<>();
    for (LabeledFace face : faces) {
      truth
          .of(face)
          .ifPresent(
              shown -> {
                judged.add(face);
                truths.add(shown);
              });
    }
    return new Judged(judged, truths, Answers.of(parent, judged));
  }

  int size() {
    return faces.size();
  }

  boolean parentRight(int face) {
    return parent.get(face).probabilities().top() == truths.get(face);
  }

  int parentRight() {
    int right = 0;
    for (int i = 0; i < size(); i++) {
      right += parentRight(i) ? 1 : 0;
    }
    return right;
  }

  boolean shows(int face, CandidateGroup group) {
    return group.emotions().contains(truths.get(face));
  }
}
