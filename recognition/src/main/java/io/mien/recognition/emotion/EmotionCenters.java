package io.mien.recognition.emotion;

import java.util.List;

/**
 * Where people place each emotion in the plane of valence and arousal: means of 300 subjects'
 * ratings. "Neutral" was not among the words; by definition it is the origin.
 *
 * <p>Source: J. A. Russell and A. Mehrabian, "Evidence for a three-factor theory of emotions",
 * Journal of Research in Personality 11 (1977), 273-294, the words Happy, Sad, Surprised, Fearful,
 * Disgusted, Angry and Contempt.
 */
public final class EmotionCenters {

  private EmotionCenters() {}

  /** The center of one emotion. */
  public static ValenceArousal of(Emotion emotion) {
    return switch (emotion) {
      case NEUTRAL -> Center.NEUTRAL;
      case HAPPY -> Center.HAPPY;
      case SAD -> Center.SAD;
      case SURPRISE -> Center.SURPRISED;
      case FEAR -> Center.FEARFUL;
      case DISGUST -> Center.DISGUSTED;
      case ANGER -> Center.ANGRY;
      case CONTEMPT -> Center.CONTEMPT;
    };
  }

  /**
   * The mean of the centers, each weighted by its emotion's probability: a stand-in for models that
   * do not estimate valence and arousal. The order of labels changes no bit of it.
   */
  public static ValenceArousal expectation(Probabilities probabilities) {
    double valence = 0;
    double arousal = 0;
    double mass = 0;
    List<Emotion> emotions = Emotion.all();
    for (int i = 0; i < emotions.size(); i++) {
      Emotion emotion = emotions.get(i);
      double share = probabilities.of(emotion);
      valence += share * of(emotion).valence();
      arousal += share * of(emotion).arousal();
      mass += share;
    }
    return new ValenceArousal((float) (valence / mass), (float) (arousal / mass));
  }

  /** The published numbers. */
  private static final class Center {

    static final ValenceArousal NEUTRAL = new ValenceArousal(0, 0);
    static final ValenceArousal HAPPY = new ValenceArousal(0.81f, 0.51f);
    static final ValenceArousal SAD = new ValenceArousal(-0.63f, -0.27f);
    static final ValenceArousal SURPRISED = new ValenceArousal(0.40f, 0.67f);
    static final ValenceArousal FEARFUL = new ValenceArousal(-0.64f, 0.60f);
    static final ValenceArousal DISGUSTED = new ValenceArousal(-0.60f, 0.35f);
    static final ValenceArousal ANGRY = new ValenceArousal(-0.51f, 0.59f);
    static final ValenceArousal CONTEMPT = new ValenceArousal(-0.23f, 0.31f);
  }
}
