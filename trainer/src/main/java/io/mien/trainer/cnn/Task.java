package io.mien.trainer.cnn;

/** What a net learns to tell. */
public enum Task {
  /** Emotions in each labeling. */
  EMOTIONS,
  /** Emotions, and valence and arousal beside them. */
  BOTH,
  /** Valence and arousal alone; emotions are told from them by {@link EmotionPlane}. */
  AFFECT
}
