package io.mien.stream.episode;

import io.mien.schemas.Episode;
import io.mien.schemas.EpisodeEnd;
import io.mien.schemas.EpisodePhase;
import io.mien.schemas.Stretch;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be done with a stretch of frames that show the same emotion. */
final class Stretches {

  private Stretches() {}

  static Stretch begin(Shown shown, String emotion) {
    float probability = shown.probability();
    return new Stretch(
        shown.eventId(),
        emotion,
        shown.at(),
        shown.at(),
        1L,
        (double) probability,
        probability,
        shown.at(),
        null);
  }

  /** One frame more. */
  static Stretch extend(Stretch stretch, Shown shown) {
    float probability = shown.probability();
    boolean isPeak = probability > stretch.getPeakProbability();
    return new Stretch(
        stretch.getEpisodeId(),
        stretch.getEmotion(),
        stretch.getStartedAt(),
        shown.at(),
        stretch.getFrames() + 1,
        stretch.getProbabilitySum() + probability,
        isPeak ? probability : stretch.getPeakProbability(),
        isPeak ? shown.at() : stretch.getPeakAt(),
        stretch.getToldAt());
  }

  /** The same after the topic was told of it. */
  static Stretch told(Stretch stretch, Instant at) {
    return new Stretch(
        stretch.getEpisodeId(),
        stretch.getEmotion(),
        stretch.getStartedAt(),
        stretch.getShownAt(),
        stretch.getFrames(),
        stretch.getProbabilitySum(),
        stretch.getPeakProbability(),
        stretch.getPeakAt(),
        at);
  }

  static Duration duration(Stretch stretch) {
    return Duration.between(stretch.getStartedAt(), stretch.getShownAt());
  }

  static Episode episode(
      String cameraId,
      String trackId,
      Stretch stretch,
      EpisodePhase phase,
      @Nullable EpisodeEnd reason) {
    return new Episode(
        stretch.getEpisodeId(),
        cameraId,
        trackId,
        stretch.getEmotion(),
        phase,
        stretch.getStartedAt(),
        stretch.getShownAt(),
        duration(stretch).toMillis(),
        stretch.getFrames(),
        (float) (stretch.getProbabilitySum() / stretch.getFrames()),
        stretch.getPeakProbability(),
        stretch.getPeakAt(),
        reason);
  }
}
