package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Faces whose answers a test writes down: of the parent and of the children. */
final class TestAnswers {

  static final CandidateGroup GROUP = CandidateGroup.parse("Anger,Disgust");

  private final List<LabeledFace> faces = new ArrayList<>();
  private final List<Emotion> truths = new ArrayList<>();
  private final List<EmotionEstimate> parent = new ArrayList<>();
  private final Map<String, Map<Integer, Probabilities>> children = new HashMap<>();

  /** A distribution over FER2013's labels: the named shares, and the rest neutral. */
  static Probabilities shares(double anger, double disgust) {
    float[] values = new float[Truth.LABEL.labels().size()];
    values[Truth.LABEL.labels().indexOf(Emotion.ANGER)] = (float) anger;
    values[Truth.LABEL.labels().indexOf(Emotion.DISGUST)] = (float) disgust;
    values[0] = (float) (1 - anger - disgust);
    return Probabilities.of(Truth.LABEL.labels(), values);
  }

  TestAnswers add(
      int count,
      Emotion truth,
      Probabilities said,
      Probabilities right,
      Probabilities wrong,
      Probabilities specialist) {
    for (int i = 0; i < count; i++) {
      int face = faces.size();
      faces.add(TestFaces.striped(face, truth, Usage.TRAINING));
      truths.add(truth);
      parent.add(new EmotionEstimate(said, null));
      put(Candidates.RIGHT, face, right);
      put(Candidates.WRONG, face, wrong);
      put(Candidates.SPECIALIST, face, specialist);
    }
    return this;
  }

  private void put(String child, int face, Probabilities said) {
    children.computeIfAbsent(child, name -> new HashMap<>()).put(face, said);
  }

  GroupAnswers answers() {
    return new GroupAnswers(GROUP, new Judged(faces, truths, parent), children);
  }
}
