package io.mien.stream.episode;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.Episode;
import io.mien.schemas.EpisodeEnd;
import io.mien.schemas.EpisodePhase;
import io.mien.schemas.Stretch;
import io.mien.schemas.TrackEpisodes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One face while it takes in a frame: what it shows, and what it has begun to show instead. What
 * ends an episode is what frames show, not how many there are, so cameras with one frame a second
 * have episodes too. For use by one thread, once.
 */
final class TrackStory {

  private final EpisodeSettings settings;
  private final String cameraId;
  private final String trackId;
  private final Consumer<Episode> topic;
  private @Nullable Stretch current;
  private @Nullable Instant otherSince;
  private @Nullable Stretch other;
  private Instant seenAt;

  /**
   * @param before null for a face that was never looked at
   * @param topic told of episodes
   */
  TrackStory(
      EpisodeSettings settings,
      String cameraId,
      String trackId,
      @Nullable TrackEpisodes before,
      Consumer<Episode> topic) {
    this.settings = settings;
    this.cameraId = cameraId;
    this.trackId = trackId;
    this.topic = topic;
    this.current = before == null ? null : before.getCurrent();
    this.otherSince = before == null ? null : before.getOtherSince();
    this.other = before == null ? null : before.getOther();
    this.seenAt = before == null ? Instant.MIN : before.getSeenAt();
  }

  /** Takes in the next frame; one that is not newer than the newest changes nothing. */
  void add(Shown shown) {
    if (!shown.at().isAfter(seenAt)) {
      return;
    }
    seenAt = shown.at();
    Stretch before = current;
    if (before == null) {
      current = goOn(null, shown);
    } else if (before.getEmotion().equals(shown.emotion())) {
      current = Stretches.extend(before, shown);
      otherSince = null;
      other = null;
    } else {
      otherSince = otherSince == null ? shown.at() : otherSince;
      other = goOn(other, shown);
      if (Duration.between(otherSince, shown.at()).compareTo(settings.gap()) >= 0) {
        end(before, other == null ? EpisodeEnd.FADED : EpisodeEnd.CHANGED);
        current = other;
        otherSince = null;
        other = null;
      }
    }
    tell();
  }

  /** Nothing more comes of this face. */
  void end(EpisodeEnd reason) {
    Stretch next = other;
    boolean changed = next != null && lasts(next);
    if (current != null) {
      end(current, changed ? EpisodeEnd.CHANGED : reason);
    }
    if (changed) {
      current = next;
      tell();
      end(requireNonNull(current), reason);
    }
  }

  /** What to remember until the next frame. */
  TrackEpisodes after() {
    return new TrackEpisodes(trackId, seenAt, current, otherSince, other);
  }

  /** Tells the topic if it is time to. */
  private void tell() {
    Stretch stretch = current;
    if (stretch == null || !lasts(stretch)) {
      return;
    }
    Instant toldAt = stretch.getToldAt();
    if (toldAt == null) {
      tell(stretch, EpisodePhase.STARTED);
    } else if (Duration.between(toldAt, stretch.getShownAt()).compareTo(settings.update()) >= 0) {
      tell(stretch, EpisodePhase.UPDATED);
    }
  }

  private boolean lasts(Stretch stretch) {
    return Stretches.duration(stretch).compareTo(settings.minimum()) >= 0;
  }

  private void tell(Stretch stretch, EpisodePhase phase) {
    topic.accept(Stretches.episode(cameraId, trackId, stretch, phase, null));
    current = Stretches.told(stretch, stretch.getShownAt());
  }

  private void end(Stretch stretch, EpisodeEnd reason) {
    if (stretch.getToldAt() != null) {
      topic.accept(Stretches.episode(cameraId, trackId, stretch, EpisodePhase.ENDED, reason));
    }
  }

  private static @Nullable Stretch goOn(@Nullable Stretch stretch, Shown shown) {
    String emotion = shown.emotion();
    if (emotion == null) {
      return null;
    }
    return stretch != null && stretch.getEmotion().equals(emotion)
        ? Stretches.extend(stretch, shown)
        : Stretches.begin(shown, emotion);
  }
}
