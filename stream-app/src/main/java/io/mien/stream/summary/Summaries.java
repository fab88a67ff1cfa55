package io.mien.stream.summary;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.CameraWindows;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.OpenWindow;
import io.mien.schemas.SeenTrack;
import io.mien.schemas.Summary;
import io.mien.schemas.WindowEnd;
import io.mien.stream.observe.ObservedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes what a camera saw in windows of its own time. Each camera has a clock of its own, so
 * one whose clock is ahead closes no windows of others; that is what Kafka Streams' windows would
 * do, whose time is that of the whole partition.
 *
 * <p>A window is published when the camera's clock has passed its end by the grace. A frame that
 * comes for a window after that is late: it is counted in the record of the window that is then the
 * present one, and nowhere else.
 *
 * <p>A frame more than a minute away from the newest one is not believed at once. It is kept aside
 * with those that follow it; when they have lasted for two seconds, and none came that went on as
 * before, the clock was set, and what was open is published. Otherwise they count as late. So a
 * single frame with a wild clock closes nothing.
 *
 * <p>A pure function: the same frames give the same summaries. Thread-safe.
 */
public final class Summaries {

  /** What is farther from the newest frame is a leap of the clock, and not a pause. */
  static final Duration LEAP = Duration.ofMinutes(1);

  /** What lasts longer is no mistake of a single frame. */
  static final Duration SETTLED = Duration.ofSeconds(2);

  /** Years 1970 to 9999; a clock outside has never been set. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** More than are followed at a time; those of them that were not told to have ended go first. */
  private static final int MOST_TRACKS = 1_024;

  private final SummarySettings settings;

  public Summaries(SummarySettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /**
   * What a frame came to.
   *
   * @param after what to remember of the camera until the next frame; null if that is nothing
   * @param summaries of windows that are over, the earliest first
   * @param late frames of which it turned out that a window lacks them
   */
  public record Told(@Nullable CameraWindows after, List<Summary> summaries, long late) {

    public Told {
      summaries = List.copyOf(summaries);
    }
  }

  /**
   * Takes in the next frame of a camera.
   *
   * @param before null for a camera of which nothing is remembered
   */
  public Told add(@Nullable CameraWindows before, ObservedFrame frame) {
    Instant moment = frame.capturedAt();
    if (settings.windows().isEmpty()) {
      return new Told(before, List.of(), 0);
    }
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      return stray(before);
    }
    Map<String, Instant> seen = seen(before);
    FrameFigures figures = new FrameFigures(frame, seen);
    CameraClock clock =
        before == null
            ? CameraClock.begin(settings, figures)
            : CameraClock.of(settings, before).add(figures);
    remember(frame, seen);
    CameraWindows after =
        new CameraWindows(
            frame.cameraId(),
            clock.current().state(),
            clock.pendingState(),
            clock.published(),
            states(seen));
    return new Told(after, clock.summaries(), clock.late());
  }

  /** A frame that no clock stamped. */
  private Told stray(@Nullable CameraWindows before) {
    if (before == null) {
      return new Told(null, List.of(), 1);
    }
    Timeline current = Timeline.of(settings, before.getCurrent());
    current.countLate(1);
    CameraWindows after = CameraWindows.newBuilder(before).setCurrent(current.state()).build();
    return new Told(after, List.of(), 1);
  }

  /** Publishes all that is open: nothing more is expected of this camera. */
  public List<Summary> end(CameraWindows before) {
    List<OpenWindow> all = new ArrayList<>(Timeline.of(settings, before.getCurrent()).takeAll());
    if (before.getPending() != null) {
      all.addAll(Timeline.of(settings, before.getPending()).takeAll());
    }
    return summaries(before, all, WindowEnd.CAMERA_SILENT);
  }

  /** What is counted so far in the windows that are open. */
  public static List<Summary> open(CameraWindows camera) {
    return summaries(camera, camera.getCurrent().getWindows(), WindowEnd.OPEN);
  }

  /** The newest window of each kind that the camera's clock has passed. */
  public static List<Summary> newest(CameraWindows camera) {
    return summaries(camera, camera.getPublished(), WindowEnd.PASSED);
  }

  private static List<Summary> summaries(
      CameraWindows camera, List<OpenWindow> windows, WindowEnd closedBy) {
    return windows.stream()
        .map(window -> OpenWindows.summary(camera.getCameraId(), window, closedBy))
        .toList();
  }

  private static void remember(ObservedFrame frame, Map<String, Instant> seen) {
    for (EmotionEvent event : frame.events()) {
      FaceTrack track = event.getTrack();
      if (track != null && track.getConfirmed()) {
        seen.merge(track.getId(), frame.capturedAt(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    frame.endedTracks().forEach(seen::remove);
    List<String> oldest = new ArrayList<>(seen.keySet());
    oldest.subList(0, Math.max(0, oldest.size() - MOST_TRACKS)).forEach(seen::remove);
  }

  private static Map<String, Instant> seen(@Nullable CameraWindows camera) {
    Map<String, Instant> seen = new LinkedHashMap<>();
    if (camera != null) {
      camera.getTracks().forEach(track -> seen.put(track.getTrackId(), track.getSeenAt()));
    }
    return seen;
  }

  private static List<SeenTrack> states(Map<String, Instant> seen) {
    List<SeenTrack> states = new ArrayList<>();
    seen.forEach((track, at) -> states.add(new SeenTrack(track, at)));
    return states;
  }
}
