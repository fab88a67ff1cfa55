package io.mien.stream.episode;

import io.mien.schemas.EmotionEvent;
import io.mien.stream.observe.ObservedFrame;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a face shows on one frame.
 *
 * @param emotion null if it shows none clearly enough
 * @param probability smoothed, of that emotion, in [0, 1]; 0 without one
 */
record Shown(String eventId, Instant at, @Nullable String emotion, float probability) {

  static Shown of(EmotionEvent event) {
    String emotion = event.getShownEmotion();
    Map<String, Float> smoothed = event.getSmoothedProbabilities();
    Float probability =
        emotion == null || smoothed == null ? null : smoothed.getOrDefault(emotion, 0f);
    if (probability == null || ObservedFrame.UNCERTAIN.equals(emotion)) {
      return new Shown(event.getEventId(), event.getCapturedAt(), null, 0);
    }
    return new Shown(event.getEventId(), event.getCapturedAt(), emotion, probability);
  }
}
