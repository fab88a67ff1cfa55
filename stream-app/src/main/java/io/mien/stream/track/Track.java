package io.mien.stream.track;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * One face of one camera for as long as it stays in view. It says nothing about who that is:
 * somebody who leaves and comes back gets another.
 *
 * @param id unlike that of any other track
 * @param startedAt capture of its first frame
 * @param seenAt capture of the last frame that showed it, to which {@code motion} refers
 * @param frames that showed it so far
 * @param motion where it is and where it goes
 */
public record Track(String id, Instant startedAt, Instant seenAt, long frames, FaceMotion motion) {

  public Track {
    requireNonNull(id, "id");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(seenAt, "seenAt");
    requireNonNull(motion, "motion");
    if (frames < 1) {
      throw new IllegalArgumentException("a track was seen at least once: " + frames);
    }
  }

  static Track begin(String frameId, Instant capturedAt, Detection face) {
    return new Track(
        frameId + "-" + face.index(), capturedAt, capturedAt, 1, FaceMotion.at(face.box()));
  }

  /** Seen again, not earlier than the last time. */
  Track seen(Instant capturedAt, Detection face) {
    return new Track(id, startedAt, capturedAt, frames + 1, at(capturedAt).measured(face.box()));
  }

  /** Where it should be at that time. */
  FaceMotion at(Instant moment) {
    return motion.after(seconds(Duration.between(seenAt, moment)));
  }

  private static double seconds(Duration duration) {
    return duration.getSeconds() + duration.getNano() / 1e9;
  }
}
