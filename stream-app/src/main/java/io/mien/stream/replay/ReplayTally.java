package io.mien.stream.replay;

import io.mien.schemas.BundleAnswer;
import io.mien.schemas.ShadowComparison;
import io.mien.stream.replay.ReplayReport.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Counts what a replay finds. */
final class ReplayTally {

  private static final int FURTHEST = 20;

  private final Map<String, Long> bundlesThen = new TreeMap<>();
  private final Map<String, Map<String, Long>> confusion = new TreeMap<>();

  /** The nearest of the furthest comes first, and goes first. */
  private final PriorityQueue<Difference> furthest =
      new PriorityQueue<>(Difference.FURTHEST_FIRST.reversed());

  private double divergences;
  private long frames;
  private long withEvents;
  private long unusable;

  void frame() {
    frames++;
  }

  void frameWithEvents() {
    withEvents++;
  }

  void unusableFrame() {
    unusable++;
  }

  void add(ShadowComparison face) {
    BundleAnswer then = face.getLive();
    String now = face.getShadow().getEmotion();
    bundlesThen.merge(
        "%s %s (%s)".formatted(then.getName(), then.getVersion(), then.getSha256()), 1L, Long::sum);
    confusion
        .computeIfAbsent(then.getEmotion(), emotion -> new TreeMap<>())
        .merge(now, 1L, Long::sum);
    divergences += face.getDivergence();
    if (face.getDiffers()) {
      furthest.add(new Difference(face.getEventId(), then.getEmotion(), now, face.getDivergence()));
      if (furthest.size() > FURTHEST) {
        furthest.remove();
      }
    }
  }

  /**
   * @param missing events whose frame did not come
   */
  ReplayReport report(long missing) {
    List<Difference> sorted = new ArrayList<>(furthest);
    sorted.sort(Difference.FURTHEST_FIRST);
    return new ReplayReport(
        frames, withEvents, unusable, missing, bundlesThen, confusion, divergences, sorted);
  }
}
