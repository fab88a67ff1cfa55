package io.mien.stream.summary;

import static java.util.Comparator.comparing;

import io.mien.schemas.OpenWindow;
import io.mien.schemas.WindowTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A timeline while it takes in frames. For use by one thread. */
final class Timeline {

  private final SummarySettings settings;
  private final Instant startedAt;
  private final List<OpenWindow> windows;
  private Instant at;
  private long frames;

  private Timeline(
      SummarySettings settings,
      Instant startedAt,
      Instant at,
      long frames,
      List<OpenWindow> windows) {
    this.settings = settings;
    this.startedAt = startedAt;
    this.at = at;
    this.frames = frames;
    this.windows = new ArrayList<>(windows);
  }

  static Timeline of(SummarySettings settings, WindowTimeline state) {
    return new Timeline(
        settings, state.getStartedAt(), state.getAt(), state.getFrames(), state.getWindows());
  }

  static Timeline begin(SummarySettings settings, FrameFigures figures) {
    Instant at = figures.frame.capturedAt();
    Timeline timeline = new Timeline(settings, at, at, 0, List.of());
    timeline.add(figures);
    return timeline;
  }

  boolean isNear(Instant moment, Duration leap) {
    return Duration.between(at, moment).abs().compareTo(leap) <= 0;
  }

  Duration length() {
    return Duration.between(startedAt, at);
  }

  long frames() {
    return frames;
  }

  /** Counts a frame in all of its windows; none of this timeline was published yet. */
  void add(FrameFigures figures) {
    pass(figures);
    for (WindowSpec spec : settings.windows()) {
      for (Instant start : starts(spec, figures)) {
        if (!addToOpen(spec, start, figures)) {
          windows.add(OpenWindows.begin(spec, start, figures));
        }
      }
    }
  }

  /**
   * Counts a frame in all of its windows that are not over yet.
   *
   * @return whether one of them is
   */
  boolean addInTime(FrameFigures figures) {
    pass(figures);
    boolean late = false;
    for (WindowSpec spec : settings.windows()) {
      boolean missed = false;
      for (Instant start : starts(spec, figures)) {
        missed |= !addInTime(spec, start, figures);
      }
      if (missed) {
        countLate(spec, 1, figures.frame.shedBefore());
        late = true;
      }
    }
    return late;
  }

  private void pass(FrameFigures figures) {
    Instant moment = figures.frame.capturedAt();
    at = moment.isAfter(at) ? moment : at;
    frames++;
  }

  private static List<Instant> starts(WindowSpec spec, FrameFigures figures) {
    long moment = figures.frame.capturedAt().toEpochMilli();
    return spec.startsAt(moment).stream().map(Instant::ofEpochMilli).toList();
  }

  private boolean addInTime(WindowSpec spec, Instant start, FrameFigures figures) {
    if (addToOpen(spec, start, figures)) {
      return true;
    }
    if (isOver(start.plus(spec.length()))) {
      return false;
    }
    windows.add(OpenWindows.begin(spec, start, figures));
    return true;
  }

  private boolean addToOpen(WindowSpec spec, Instant start, FrameFigures figures) {
    for (int i = 0; i < windows.size(); i++) {
      OpenWindow window = windows.get(i);
      if (window.getStart().equals(start) && isOf(spec, window)) {
        windows.set(i, OpenWindows.add(window, figures));
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(WindowSpec spec, OpenWindow window) {
    return window.getLengthMs() == spec.length().toMillis()
        && window.getAdvanceMs() == spec.advance().toMillis();
  }

  private boolean isOver(Instant end) {
    return !end.plus(settings.grace()).isAfter(at);
  }

  /** Frames came of which at least one window lacks; the present windows tell of them. */
  void countLate(long number) {
    settings.windows().forEach(spec -> countLate(spec, number, 0));
  }

  private void countLate(WindowSpec spec, long number, long shed) {
    windows.replaceAll(
        window ->
            isOf(spec, window) && OpenWindows.contains(window, at)
                ? OpenWindows.late(window, number, shed)
                : window);
  }

  /** Takes out the windows that are over, the earliest first. */
  List<OpenWindow> takePassed() {
    List<OpenWindow> passed = new ArrayList<>();
    sort();
    for (Iterator<OpenWindow> each = windows.iterator(); each.hasNext(); ) {
      OpenWindow window = each.next();
      if (isOver(OpenWindows.end(window))) {
        passed.add(window);
        each.remove();
      }
    }
    return passed;
  }

  /** Takes out all windows, the earliest first. */
  List<OpenWindow> takeAll() {
    sort();
    List<OpenWindow> all = List.copyOf(windows);
    windows.clear();
    return all;
  }

  private void sort() {
    windows.sort(comparing(OpenWindows::end).thenComparing(OpenWindow::getLengthMs));
  }

  WindowTimeline state() {
    return new WindowTimeline(startedAt, at, frames, List.copyOf(windows));
  }
}
