package io.mien.stream.summary;

import io.mien.schemas.OpenWindow;
import io.mien.schemas.Summary;
import io.mien.schemas.WindowEnd;
import io.mien.stream.observe.ObservedFrame;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What can be done with a window that is open. */
final class OpenWindows {

  private OpenWindows() {}

  /** A window with its first frame. */
  static OpenWindow begin(WindowSpec spec, Instant start, FrameFigures figures) {
    Instant at = figures.frame.capturedAt();
    OpenWindow empty =
        new OpenWindow(
            start,
            spec.length().toMillis(),
            spec.advance().toMillis(),
            figures.frame.frameId(),
            at,
            at,
            0L,
            0L,
            0L,
            0L,
            0,
            0,
            0L,
            0L,
            Map.of(),
            Map.of(),
            0L,
            0.0,
            0.0,
            0L,
            0L);
    return add(empty, figures);
  }

  /** One frame more. */
  static OpenWindow add(OpenWindow window, FrameFigures figures) {
    Instant at = figures.frame.capturedAt();
    int faces = figures.frame.events().size();
    return new OpenWindow(
        window.getStart(),
        window.getLengthMs(),
        window.getAdvanceMs(),
        window.getFirstFrameId(),
        at.isBefore(window.getFirstFrameAt()) ? at : window.getFirstFrameAt(),
        at.isAfter(window.getLastFrameAt()) ? at : window.getLastFrameAt(),
        window.getFrames() + 1,
        window.getLateFrames(),
        window.getShedFrames() + figures.frame.shedBefore(),
        window.getFaces() + faces,
        Math.max(window.getMaxFaces(), faces),
        window.getTracks() + figures.newTracks(window.getStart()),
        window.getJudgedFaces() + figures.judged,
        window.getKnownFaces() + figures.known,
        sum(window.getProbabilitySums(), figures.probabilitySums, Double::sum),
        sum(window.getShown(), figures.shown, Long::sum),
        window.getAffectFaces() + figures.affect,
        window.getValenceSum() + figures.valenceSum,
        window.getArousalSum() + figures.arousalSum,
        window.getRoutedFaces() + figures.routed,
        window.getExpertFaces() + figures.expert);
  }

  /**
   * The same after frames came that belong to windows that are no longer open.
   *
   * @param shed frames that were left out before them
   */
  static OpenWindow late(OpenWindow window, long frames, long shed) {
    return OpenWindow.newBuilder(window)
        .setLateFrames(window.getLateFrames() + frames)
        .setShedFrames(window.getShedFrames() + shed)
        .build();
  }

  static Instant end(OpenWindow window) {
    return window.getStart().plusMillis(window.getLengthMs());
  }

  static boolean contains(OpenWindow window, Instant moment) {
    return !moment.isBefore(window.getStart()) && moment.isBefore(end(window));
  }

  /** What is published of it. */
  static Summary summary(String cameraId, OpenWindow window, WindowEnd closedBy) {
    long faces = window.getFaces();
    long judged = window.getJudgedFaces();
    long known = window.getKnownFaces();
    long affect = window.getAffectFaces();
    Map<String, Float> means = new HashMap<>();
    window.getProbabilitySums().forEach((label, sum) -> means.put(label, (float) (sum / known)));
    return new Summary(
        "%s-%d-%d"
            .formatted(
                window.getFirstFrameId(), window.getStart().toEpochMilli(), window.getLengthMs()),
        cameraId,
        window.getStart(),
        end(window),
        window.getLengthMs(),
        window.getAdvanceMs(),
        closedBy,
        window.getFirstFrameAt(),
        window.getLastFrameAt(),
        window.getFrames(),
        window.getLateFrames(),
        window.getShedFrames(),
        faces,
        (float) faces / window.getFrames(),
        window.getMaxFaces(),
        window.getTracks(),
        judged,
        known,
        share(faces - known, faces),
        share(window.getShown().getOrDefault(ObservedFrame.UNCERTAIN, 0L), known),
        means,
        window.getShown(),
        mean(window.getValenceSum(), affect),
        mean(window.getArousalSum(), affect),
        share(window.getRoutedFaces(), judged),
        share(window.getExpertFaces(), judged));
  }

  private static @Nullable Float mean(double sum, long count) {
    return count == 0 ? null : (float) (sum / count);
  }

  private static @Nullable Float share(long part, long count) {
    return mean((double) part, count);
  }

  private static <V> Map<String, V> sum(
      Map<String, V> one, Map<String, V> other, BinaryOperator<V> plus) {
    if (other.isEmpty()) {
      return one;
    }
    Map<String, V> both = new HashMap<>(one);
    other.forEach((key, value) -> both.merge(key, value, plus));
    return both;
  }
}
