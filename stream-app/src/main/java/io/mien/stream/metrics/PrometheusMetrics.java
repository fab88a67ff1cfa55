package io.mien.stream.metrics;

import io.mien.recognition.StageLatencies;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.quality.QualityGate;
import io.mien.recognition.route.ExpertGroup;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EpisodePhase;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.exporter.common.TextFormat;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Metrics for Prometheus, with those of the JVM, in a registry of their own. Labels are only
 * stages, emotions, reasons, alert rules and the bundle's expert groups, so the number of series is
 * fixed; only shed frames are counted by camera, of a limited number.
 */
public final class PrometheusMetrics implements StreamMetrics {

  private static final double[] STAGE_SECONDS = {
    .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5
  };
  private static final double[] DELAY_SECONDS = {.025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30};

  /** Those that are published; a reader may know one more. */
  private static final List<EpisodePhase> PHASES =
      List.of(EpisodePhase.STARTED, EpisodePhase.UPDATED, EpisodePhase.ENDED);

  /** Stands where the parent's answer stayed. */
  private static final String NO_CHILD = "none";

  /** Somebody who invents cameras must not fill the memory of whoever reads the metrics. */
  private static final int MOST_CAMERAS = 200;

  private static final String OTHER_CAMERAS = "other";

  private final Set<String> shedCameras = ConcurrentHashMap.newKeySet();
  private final CollectorRegistry registry = new CollectorRegistry();
  private final Counter frames =
      Counter.build("mien_frames_total", "Frames that were looked at.").register(registry);
  private final Counter faces =
      Counter.build("mien_faces_total", "Faces that were found.").register(registry);
  private final Counter events =
      Counter.build(
              "mien_events_total",
              "Emotion events by their top emotion; those of faces without one are not in it.")
          .labelNames("emotion")
          .register(registry);
  private final Counter routed =
      Counter.build(
              "mien_routed_faces_total",
              "Faces that triggered an expert group, by the child that was chosen; none: the parent's answer stayed.")
          .labelNames("group", "child")
          .register(registry);
  private final Counter failedGates =
      Counter.build(
              "mien_failed_gates_total",
              "Faces that were too small, too blurred or too far turned; one that is two of them counts twice.")
          .labelNames("gate")
          .register(registry);
  private final Counter repeated =
      Counter.build(
              "mien_repeated_faces_total",
              "Faces that were not judged because their last judgment still stood.")
          .register(registry);
  private final Counter shed =
      Counter.build(
              "mien_shed_frames_total",
              "Frames that were left out because they were too old, by camera; cameras after the first "
                  + MOST_CAMERAS
                  + " are counted as other.")
          .labelNames("camera")
          .register(registry);
  private final Gauge liveTracks =
      Gauge.build("mien_tracks", "Faces that are followed now.").register(registry);
  private final Counter startedTracks =
      Counter.build("mien_tracks_started_total", "Faces that came into view.").register(registry);
  private final Counter endedTracks =
      Counter.build("mien_tracks_ended_total", "Faces that left.").register(registry);
  private final Counter deadLetters =
      Counter.build("mien_dead_letters_total", "Records that were set aside, by reason.")
          .labelNames("reason")
          .register(registry);
  private final Counter episodes =
      Counter.build("mien_episodes_total", "Records about episodes, by phase.")
          .labelNames("phase")
          .register(registry);
  private final Counter summaries =
      Counter.build("mien_summaries_total", "Windows that were published.").register(registry);
  private final Counter alerts =
      Counter.build("mien_alerts_total", "Alerts that were raised and cleared, by rule.")
          .labelNames("rule", "phase")
          .register(registry);
  private final Counter lateFrames =
      Counter.build(
              "mien_late_frames_total",
              "Frames that lack in a window: it had been published, or the camera's clock leapt.")
          .register(registry);
  private final Histogram stages =
      Histogram.build("mien_stage_seconds", "Time that one frame spent in each stage.")
          .labelNames("stage")
          .buckets(STAGE_SECONDS)
          .register(registry);
  private final Histogram delay =
      Histogram.build("mien_delay_seconds", "From capture of a frame to the end of recognition.")
          .buckets(DELAY_SECONDS)
          .register(registry);
  private final Gauge provider =
      Gauge.build("mien_execution_provider_info", "Where the emotion model runs: 1 for that one.")
          .labelNames("provider")
          .register(registry);

  public PrometheusMetrics() {
    DefaultExports.register(registry);
    // Series that exist from the start let an alert tell "none yet" from "not measured".
    Emotion.all().forEach(emotion -> events.labels(emotion.label()));
    for (QualityGate gate : QualityGate.values()) {
      failedGates.labels(gate.name());
    }
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      deadLetters.labels(reason.name());
    }
    for (EpisodePhase phase : PHASES) {
      episodes.labels(phase.name());
    }
  }

  @Override
  public void recognized(
      int found, List<String> emotions, StageLatencies latencies, Duration sinceCapture) {
    frames.inc();
    faces.inc(found);
    emotions.forEach(emotion -> events.labels(emotion).inc());
    observe("decode", latencies.decodeMs());
    observeIfDone("detect", latencies.detectMs());
    observeIfDone("follow", latencies.followMs());
    observe("align", latencies.alignMs());
    observe("infer", latencies.inferMs());
    // toNanos() would throw for the clock of a camera that is centuries off.
    delay.observe(sinceCapture.getSeconds() + sinceCapture.getNano() / 1e9);
  }

  private void observe(String stage, double milliseconds) {
    stages.labels(stage).observe(milliseconds / 1e3);
  }

  /** A frame is detected, followed, or both: each counts only the frames that went through it. */
  private void observeIfDone(String stage, double milliseconds) {
    if (milliseconds > 0) {
      observe(stage, milliseconds);
    }
  }

  @Override
  public void failed(QualityGate gate) {
    failedGates.labels(gate.name()).inc();
  }

  @Override
  public void repeated() {
    repeated.inc();
  }

  @Override
  public void shed(String camera) {
    boolean known =
        shedCameras.contains(camera)
            || (shedCameras.size() < MOST_CAMERAS && shedCameras.add(camera));
    shed.labels(known ? camera : OTHER_CAMERAS).inc();
  }

  @Override
  public void routed(String group, @Nullable String child) {
    routed.labels(group, child == null ? NO_CHILD : child).inc();
  }

  @Override
  public void expertGroups(List<ExpertGroup> groups) {
    for (ExpertGroup group : groups) {
      routed.labels(group.name(), NO_CHILD);
      group.children().forEach(child -> routed.labels(group.name(), child.name()));
    }
  }

  @Override
  public void tracked(int started, int ended) {
    startedTracks.inc(started);
    endedTracks.inc(ended);
    liveTracks.inc(started - ended);
  }

  @Override
  public void tracksMoved(int change) {
    liveTracks.inc(change);
  }

  @Override
  public void setAside(DeadLetterReason reason) {
    deadLetters.labels(reason.name()).inc();
  }

  @Override
  public void episode(EpisodePhase phase) {
    episodes.labels(phase.name()).inc();
  }

  @Override
  public void summarized(int published, long late) {
    summaries.inc(published);
    lateFrames.inc((double) late);
  }

  @Override
  public void alert(String rule, AlertPhase phase) {
    alerts.labels(rule, phase.name()).inc();
  }

  @Override
  public void executionProvider(String name) {
    provider.labels(name).set(1);
  }

  /** Where these metrics are; others of the same process may join them. */
  public CollectorRegistry registry() {
    return registry;
  }

  /** All metrics in the text format of Prometheus. */
  public String text() {
    StringWriter text = new StringWriter();
    try {
      TextFormat.write004(text, registry.metricFamilySamples());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }
}
