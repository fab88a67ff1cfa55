package io.mien.stream.analyze;

import static java.util.Comparator.comparing;

import io.mien.schemas.Alert;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.Episode;
import io.mien.schemas.EpisodeEnd;
import io.mien.schemas.EpisodePhase;
import io.mien.schemas.Summary;
import io.mien.stream.alert.Alerts;
import io.mien.stream.analyze.AnalysisReport.EmotionReport;
import io.mien.stream.analyze.AnalysisReport.SpanReport;
import io.mien.stream.episode.Episodes;
import io.mien.stream.json.RecordJson;
import io.mien.stream.summary.Summaries;
import io.mien.stream.topology.CameraQueries;
import io.mien.stream.topology.ReportSettings;
import io.mien.stream.topology.Topics;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Episodes, windows and alerts of recorded sources. The application waits for more frames, as it
 * does for a live camera; a recording has no more, so what goes on at its end ends there. They are
 * few beside events and stay in memory.
 */
final class Reports {

  private final ReportSettings settings;
  private final Map<String, List<Episode>> episodes = new LinkedHashMap<>();
  private final Map<String, List<Summary>> summaries = new LinkedHashMap<>();
  private final Map<String, List<Alert>> alerts = new LinkedHashMap<>();

  Reports(ReportSettings settings) {
    this.settings = settings;
  }

  /** Reads what was published; not before the application has stopped. */
  void read(TopicReader reader, Topics topics, AvroSerdes serdes) throws InterruptedException {
    reader.read(topics.episodes(), serdes.serde(Episode.class).deserializer(), this::addEpisodes);
    reader.read(topics.summaries(), serdes.serde(Summary.class).deserializer(), this::addSummaries);
    reader.read(topics.alerts(), serdes.serde(Alert.class).deserializer(), this::addAlerts);
  }

  /** Ends what goes on; when all frames are processed, and before the application stops. */
  void end(CameraQueries cameras, List<Input> inputs) {
    for (Input input : inputs) {
      String camera = input.cameraId();
      cameras
          .episodes(camera)
          .map(state -> new Episodes(settings.episodes()).end(state, EpisodeEnd.CAMERA_SILENT))
          .ifPresent(this::addEpisodes);
      cameras
          .windows(camera)
          .map(state -> new Summaries(settings.summaries()).end(state))
          .ifPresent(this::addSummaries);
      cameras
          .alerts(camera)
          .map(state -> new Alerts(settings.alerts()).end(state))
          .ifPresent(this::addAlerts);
    }
  }

  private void addEpisodes(List<Episode> records) {
    records.stream()
        .filter(episode -> episode.getPhase() == EpisodePhase.ENDED)
        .forEach(episode -> of(episodes, episode.getCameraId()).add(episode));
  }

  private void addSummaries(List<Summary> records) {
    records.forEach(summary -> of(summaries, summary.getCameraId()).add(summary));
  }

  private void addAlerts(List<Alert> records) {
    records.stream()
        .filter(alert -> alert.getPhase() == AlertPhase.CLEARED)
        .forEach(alert -> of(alerts, alert.getCameraId()).add(alert));
  }

  private static <T> List<T> of(Map<String, List<T>> all, String camera) {
    return all.computeIfAbsent(camera, id -> new ArrayList<>());
  }

  /** Writes all of it, sources in their order, each in the order of time. */
  void writeTo(ReportFiles files, List<Input> order) throws IOException {
    write(
        files.episodes(),
        episodes,
        order,
        comparing(Episode::getStartedAt).thenComparing(Episode::getTrackId));
    write(
        files.summaries(),
        summaries,
        order,
        comparing(Summary::getWindowEnd).thenComparing(Summary::getLengthMs));
    write(
        files.alerts(),
        alerts,
        order,
        comparing(Alert::getRaisedAt).thenComparing(Alert::getAlertId));
  }

  private static <T extends SpecificRecord> void write(
      Writer out, Map<String, List<T>> all, List<Input> order, Comparator<T> time)
      throws IOException {
    for (Input input : order) {
      List<T> records = new ArrayList<>(all.getOrDefault(input.cameraId(), List.of()));
      records.sort(time);
      for (T record : records) {
        out.write(RecordJson.line(record));
        out.write('\n');
      }
    }
    out.flush();
  }

  /** What the faces of a source showed, the longest first, and which rules it met. */
  SpanReport spans(String camera) {
    Map<String, EmotionReport> emotions = new TreeMap<>();
    for (Episode episode : episodes.getOrDefault(camera, List.of())) {
      emotions.merge(
          episode.getEmotion(),
          new EmotionReport(episode.getEmotion(), 1, Duration.ofMillis(episode.getDurationMs())),
          EmotionReport::plus);
    }
    Map<String, Long> raised = new TreeMap<>();
    alerts
        .getOrDefault(camera, List.of())
        .forEach(alert -> raised.merge(alert.getRule(), 1L, Long::sum));
    return new SpanReport(
        emotions.values().stream().sorted(comparing(EmotionReport::duration).reversed()).toList(),
        raised);
  }
}
