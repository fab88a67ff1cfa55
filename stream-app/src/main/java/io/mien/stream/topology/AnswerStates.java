package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.schemas.JudgmentState;
import io.mien.schemas.SmoothedState;
import io.mien.stream.smooth.SmoothedEmotion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings what a track shows into the record of the state store and back, without loss. */
final class AnswerStates {

  private AnswerStates() {}

  static SmoothedState of(SmoothedEmotion smoothed) {
    Emotion shown = smoothed.shown();
    return new SmoothedState(
        EmotionEvents.map(smoothed.probabilities()),
        smoothed.at(),
        shown == null ? null : shown.label());
  }

  static SmoothedEmotion smoothed(SmoothedState state) {
    Emotion shown =
        state.getShown() == null ? null : Emotion.ofLabel(state.getShown()).orElse(null);
    return new SmoothedEmotion(probabilities(state.getProbabilities()), state.getAt(), shown);
  }

  static JudgmentState of(Judgment judgment) {
    ValenceArousal affect = judgment.estimate().valenceArousal();
    return new JudgmentState(
        judgment.at(),
        EmotionEvents.map(judgment.estimate().probabilities()),
        affect == null ? null : affect.valence(),
        affect == null ? null : affect.arousal(),
        judgment.byExpert(),
        judgment.bundle(),
        judgment.valid().toMillis());
  }

  static Judgment judgment(JudgmentState state) {
    return new Judgment(
        state.getAt(),
        new EmotionEstimate(
            probabilities(state.getProbabilities()),
            affect(state.getValence(), state.getArousal())),
        state.getByExpert(),
        state.getBundleSha256(),
        Duration.ofMillis(state.getValidMs()));
  }

  private static @Nullable ValenceArousal affect(@Nullable Float valence, @Nullable Float arousal) {
    return valence == null || arousal == null ? null : new ValenceArousal(valence, arousal);
  }

  private static Probabilities probabilities(Map<String, Float> byLabel) {
    List<Emotion> labels =
        Emotion.all().stream().filter(e -> byLabel.containsKey(e.label())).toList();
    float[] values = new float[labels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = requireNonNull(byLabel.get(labels.get(i).label()));
    }
    return Probabilities.of(labels, values);
  }
}
