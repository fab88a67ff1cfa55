package io.mien.trainer.cnn;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionCenters;
import io.mien.recognition.emotion.ValenceArousal;
import java.util.List;

/**
 * Tells emotions from valence and arousal: each is a normal distribution about its published
 * center, all equally wide and likely, so that the logits are linear in the point. What an export's
 * temperature changes is the width.
 */
public final class EmotionPlane {

  /** Variance along each axis. */
  private static final double VARIANCE = 0.1;

  private EmotionPlane() {}

  /** Factors of valence and arousal in the logit of each emotion, emotion by emotion. */
  public static float[] weights(List<Emotion> emotions) {
    float[] weights = new float[2 * emotions.size()];
    for (int i = 0; i < emotions.size(); i++) {
      ValenceArousal center = EmotionCenters.of(emotions.get(i));
      weights[2 * i] = (float) (center.valence() / VARIANCE);
      weights[2 * i + 1] = (float) (center.arousal() / VARIANCE);
    }
    return weights;
  }

  /** What is added to the logit of each emotion. */
  public static float[] bias(List<Emotion> emotions) {
    float[] bias = new float[emotions.size()];
    for (int i = 0; i < bias.length; i++) {
      ValenceArousal center = EmotionCenters.of(emotions.get(i));
      double squared =
          center.valence() * center.valence() + (double) center.arousal() * center.arousal();
      bias[i] = (float) (-squared / (2 * VARIANCE));
    }
    return bias;
  }
}
