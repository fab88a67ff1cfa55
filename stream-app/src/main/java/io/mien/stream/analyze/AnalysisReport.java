package io.mien.stream.analyze;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an analysis came to.
 *
 * @param sources in the order they were given
 * @param judging what faces showed, and which were not judged
 * @param routed what became of faces that triggered an expert group, one entry for each group
 * @param duration from the first frame to the last event
 */
public record AnalysisReport(
    List<SourceReport> sources,
    JudgingReport judging,
    List<GroupReport> routed,
    Duration duration) {

  /**
   * What faces showed.
   *
   * @param perEmotion number of events by their top emotion
   * @param unjudged faces without an emotion, because they fail a quality gate
   * @param repeated faces whose event repeats what was judged before
   * @param perGate faces that fail each gate, judged or not; one may fail several
   */
  public record JudgingReport(
      Map<String, Long> perEmotion, long unjudged, long repeated, Map<String, Long> perGate) {

    public JudgingReport {
      perEmotion = Map.copyOf(perEmotion);
      perGate = Collections.unmodifiableMap(new TreeMap<>(perGate));
    }
  }

  /**
   * What became of the faces that triggered one expert group.
   *
   * @param faces how many
   * @param perChild how many of them each child decided; the parent's answer stayed for the rest
   * @param meanDivergences of the parent from each child over all of them, in nats
   */
  public record GroupReport(
      String group, long faces, Map<String, Long> perChild, Map<String, Double> meanDivergences) {

    public GroupReport {
      perChild = Collections.unmodifiableMap(new LinkedHashMap<>(perChild));
      meanDivergences = Collections.unmodifiableMap(new LinkedHashMap<>(meanDivergences));
    }

    /** Faces for which the parent's answer stayed. */
    public long kept() {
      return faces - perChild.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * The faces of one source that were followed from frame to frame.
   *
   * @param lengths frames of each confirmed track, the longest first
   * @param unconfirmed tracks on too few frames to be sure that they are faces
   */
  public record TrackReport(List<Long> lengths, long unconfirmed) {

    public TrackReport {
      lengths = List.copyOf(lengths);
    }
  }

  /**
   * How often and how long faces of a source showed one emotion.
   *
   * @param episodes how many
   * @param duration of all of them together
   */
  public record EmotionReport(String emotion, long episodes, Duration duration) {

    EmotionReport plus(EmotionReport other) {
      return new EmotionReport(emotion, episodes + other.episodes, duration.plus(other.duration));
    }
  }

  /**
   * What one source showed over time.
   *
   * @param emotions what its faces showed in episodes, the longest first
   * @param alerts how often each rule was met that was met at all
   */
  public record SpanReport(List<EmotionReport> emotions, Map<String, Long> alerts) {

    public SpanReport {
      emotions = List.copyOf(emotions);
      alerts = Collections.unmodifiableMap(new LinkedHashMap<>(alerts));
    }
  }

  /**
   * What became of one source.
   *
   * @param frames that were published
   * @param events one for each face
   * @param deadLetters frames that could not be analyzed
   * @param tracks faces that were followed
   * @param spans what they showed over time
   * @param complaints one sentence each about what is missing in the result; empty if nothing is
   */
  public record SourceReport(
      Input input,
      long frames,
      long events,
      long deadLetters,
      TrackReport tracks,
      SpanReport spans,
      List<String> complaints) {

    public SourceReport {
      complaints = List.copyOf(complaints);
    }
  }

  public AnalysisReport {
    sources = List.copyOf(sources);
    requireNonNull(judging, "judging");
    routed = List.copyOf(routed);
  }

  /** Whether every frame of every source was analyzed. */
  public boolean isComplete() {
    return sources.stream().allMatch(source -> source.complaints().isEmpty());
  }

  public long frames() {
    return sources.stream().mapToLong(SourceReport::frames).sum();
  }

  public long events() {
    return sources.stream().mapToLong(SourceReport::events).sum();
  }

  public long deadLetters() {
    return sources.stream().mapToLong(SourceReport::deadLetters).sum();
  }

  /** 0 if nothing was analyzed. */
  public double framesPerSecond() {
    return duration.isZero() ? 0 : frames() / (duration.toNanos() / 1e9);
  }
}
