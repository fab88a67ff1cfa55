package io.mien.stream.summary;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.CameraWindows;
import io.mien.schemas.OpenWindow;
import io.mien.schemas.Summary;
import io.mien.schemas.WindowEnd;
import io.mien.schemas.WindowTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides to which timeline of a camera a frame belongs, and what that ends. For use by one thread,
 * once.
 */
final class CameraClock {

  private final SummarySettings settings;
  private final String cameraId;
  private final List<Summary> summaries = new ArrayList<>();

  /** The newest of each kind, by length and advance. */
  private final Map<List<Long>, OpenWindow> published = new LinkedHashMap<>();

  private Timeline current;
  private @Nullable Timeline pending;
  private long late;

  private CameraClock(
      SummarySettings settings,
      String cameraId,
      Timeline current,
      @Nullable Timeline pending,
      List<OpenWindow> published) {
    this.settings = settings;
    this.cameraId = cameraId;
    this.current = current;
    this.pending = pending;
    published.forEach(this::keep);
  }

  /** A camera with its first frame. */
  static CameraClock begin(SummarySettings settings, FrameFigures figures) {
    return new CameraClock(
        settings, figures.frame.cameraId(), Timeline.begin(settings, figures), null, List.of());
  }

  static CameraClock of(SummarySettings settings, CameraWindows state) {
    WindowTimeline pending = state.getPending();
    return new CameraClock(
        settings,
        state.getCameraId(),
        Timeline.of(settings, state.getCurrent()),
        pending == null ? null : Timeline.of(settings, pending),
        state.getPublished());
  }

  /** Takes in a frame. */
  CameraClock add(FrameFigures figures) {
    Instant moment = figures.frame.capturedAt();
    if (current.isNear(moment, Summaries.LEAP)) {
      dismiss();
      late += current.addInTime(figures) ? 1 : 0;
      publishPassed();
    } else if (pending != null && pending.isNear(moment, Summaries.LEAP)) {
      pending.add(figures);
      if (pending.length().compareTo(Summaries.SETTLED) >= 0) {
        believe();
      }
    } else {
      // A camera with a frame every few minutes leaps with each of them.
      believe();
      pending = Timeline.begin(settings, figures);
    }
    return this;
  }

  /** Frames go on as before: those with another clock in between were mistaken. */
  private void dismiss() {
    if (pending != null) {
      late += pending.frames();
      current.countLate(pending.frames());
      pending = null;
    }
  }

  /** The clock was set. */
  private void believe() {
    if (pending != null) {
      for (OpenWindow window : current.takeAll()) {
        summaries.add(OpenWindows.summary(cameraId, window, WindowEnd.CLOCK_LEAPT));
      }
      current = requireNonNull(pending);
      pending = null;
      publishPassed();
    }
  }

  private void publishPassed() {
    for (OpenWindow window : current.takePassed()) {
      summaries.add(OpenWindows.summary(cameraId, window, WindowEnd.PASSED));
      keep(window);
    }
  }

  private void keep(OpenWindow window) {
    published.put(List.of(window.getLengthMs(), window.getAdvanceMs()), window);
  }

  /** The newest window of each kind that the clock has passed. */
  List<OpenWindow> published() {
    return List.copyOf(published.values());
  }

  Timeline current() {
    return current;
  }

  @Nullable WindowTimeline pendingState() {
    return pending == null ? null : pending.state();
  }

  /** Windows that are over, the earliest first. */
  List<Summary> summaries() {
    return summaries;
  }

  long late() {
    return late;
  }
}
