package io.mien.stream.track;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one camera. Bounded: two timelines of at most {@value Tracker#MOST_TRACKS}
 * tracks.
 *
 * @param current null before the first frame
 * @param earlier the one before a leap of the clock, until the leap has proved to last
 */
public record CameraTracks(@Nullable Timeline current, @Nullable Timeline earlier) {

  /** A camera that was never seen. */
  public static final CameraTracks NONE = new CameraTracks(null, null);

  /** Those that live. */
  public List<Track> live() {
    return Stream.of(tracks(current), tracks(earlier)).flatMap(List::stream).toList();
  }

  private static List<Track> tracks(@Nullable Timeline timeline) {
    return timeline == null ? List.of() : timeline.tracks();
  }
}
