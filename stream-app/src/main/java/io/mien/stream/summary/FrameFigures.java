package io.mien.stream.summary;

import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.FaceTrack;
import io.mien.stream.observe.ObservedFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one frame adds to each of its windows. For use by one thread. */
final class FrameFigures {

  final ObservedFrame frame;
  final Map<String, Double> probabilitySums = new HashMap<>();
  final Map<String, Long> shown = new HashMap<>();
  int judged;
  int known;
  int affect;
  double valenceSum;
  double arousalSum;
  int routed;
  int expert;

  /** When each confirmed track of this frame was counted last; null if it never was. */
  private final List<@Nullable Instant> countedBefore = new ArrayList<>();

  /**
   * @param seen when each track was counted last
   */
  FrameFigures(ObservedFrame frame, Map<String, Instant> seen) {
    this.frame = frame;
    frame.events().forEach(this::add);
    for (EmotionEvent event : frame.events()) {
      FaceTrack track = event.getTrack();
      if (track != null && track.getConfirmed()) {
        countedBefore.add(seen.get(track.getId()));
      }
    }
  }

  private void add(EmotionEvent event) {
    Map<String, Float> probabilities = event.getProbabilities();
    if (probabilities == null) {
      return;
    }
    known++;
    probabilities.forEach((label, p) -> probabilitySums.merge(label, (double) p, Double::sum));
    if (event.getShownEmotion() != null) {
      shown.merge(event.getShownEmotion(), 1L, Long::sum);
    }
    Float valence = event.getValence();
    Float arousal = event.getArousal();
    if (valence != null && arousal != null) {
      affect++;
      valenceSum += valence;
      arousalSum += arousal;
    }
    if (event.getJudged()) {
      judged++;
      routed += event.getRouting() == null ? 0 : 1;
      expert += event.getRoute() == EmotionRoute.EXPERT ? 1 : 0;
    }
  }

  /** Its tracks that no earlier frame of a window with that start has counted. */
  int newTracks(Instant start) {
    int count = 0;
    for (Instant before : countedBefore) {
      count += before == null || before.isBefore(start) ? 1 : 0;
    }
    return count;
  }
}
