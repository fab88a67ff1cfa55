package io.mien.stream.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a replay came to.
 *
 * @param frames of that time that were read
 * @param withEvents of them, those with a face that was judged then
 * @param unusable of those, the ones whose picture cannot be had or decoded any more
 * @param missing events whose frame is not on its topic any more
 * @param bundlesThen how many faces each bundle judged then, by name, version and SHA-256
 * @param confusion how many faces went from which most probable emotion to which
 * @param sumOfDivergences of all compared faces, in nats
 * @param furthest the faces that differ most, at most a few, the furthest first
 */
public record ReplayReport(
    long frames,
    long withEvents,
    long unusable,
    long missing,
    Map<String, Long> bundlesThen,
    Map<String, Map<String, Long>> confusion,
    double sumOfDivergences,
    List<Difference> furthest) {

  /** A face on which the two differ: its event, what was said then, and what is said now. */
  public record Difference(String eventId, String then, String now, double divergence) {

    /** The furthest first; ties by event. */
    static final Comparator<Difference> FURTHEST_FIRST =
        Comparator.comparingDouble(Difference::divergence)
            .reversed()
            .thenComparing(Difference::eventId);
  }

  public ReplayReport {
    bundlesThen = Map.copyOf(bundlesThen);
    confusion = Map.copyOf(confusion);
    furthest = List.copyOf(furthest);
  }

  /** Faces that both bundles judged. */
  public long faces() {
    return confusion.values().stream()
        .flatMap(row -> row.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Those with the same most probable emotion. */
  public long agreeing() {
    return confusion.entrySet().stream()
        .mapToLong(row -> row.getValue().getOrDefault(row.getKey(), 0L))
        .sum();
  }

  /** Share of the faces with the same most probable emotion, 0 to 1; 1 where there are none. */
  public double agreement() {
    return faces() == 0 ? 1 : (double) agreeing() / faces();
  }

  /** Mean divergence of then from now, in nats; 0 where there are no faces. */
  public double meanDivergence() {
    return faces() == 0 ? 0 : sumOfDivergences / faces();
  }
}
