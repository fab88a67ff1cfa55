package io.mien.stream.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.mien.schemas.CameraState;
import io.mien.schemas.CameraWindows;
import io.mien.schemas.TimelineState;
import io.mien.stream.alert.Alerts;
import io.mien.stream.episode.Episodes;
import io.mien.stream.json.RecordJson;
import io.mien.stream.summary.Summaries;
import io.mien.stream.topology.CameraQueries;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;

/** One camera as JSON, out of the stores. All of it is empty if nothing is known of the camera. */
final class CameraViews {

  private final CameraQueries cameras;
  private final String cameraId;

  CameraViews(CameraQueries cameras, String cameraId) {
    this.cameras = cameras;
    this.cameraId = cameraId;
  }

  /** The faces that are followed, where they are and what they show, as of {@code at}. */
  Optional<String> tracks() {
    return cameras.tracks(cameraId).map(state -> object(tracksField(state)));
  }

  /** The episodes that go on, as their records would tell of them now. */
  Optional<String> episodes() {
    return known().map(state -> object(episodesField()));
  }

  /** The windows that are open, as they would be published now, and the newest that was. */
  Optional<String> windows() {
    return known().map(state -> object(windowsField()));
  }

  /** The alerts that are raised. */
  Optional<String> alerts() {
    return known().map(state -> object(alertsField()));
  }

  Optional<String> all() {
    return known()
        .map(state -> object(tracksField(state), episodesField(), windowsField(), alertsField()));
  }

  /** What every camera has that sent a frame in the last minute. */
  private Optional<CameraState> known() {
    return cameras.tracks(cameraId);
  }

  private static String tracksField(CameraState state) {
    TimelineState current = state.getCurrent();
    return current == null
        ? "\"tracks\":[]"
        : "\"at\":\"%s\",\"tracks\":%s"
            .formatted(
                current.getAt(),
                current.getTracks().stream().map(TrackJson::of).collect(joining(",", "[", "]")));
  }

  private String episodesField() {
    List<? extends IndexedRecord> going =
        cameras.episodes(cameraId).map(Episodes::going).orElse(List.of());
    return "\"episodes\":" + array(going);
  }

  private String windowsField() {
    Optional<CameraWindows> windows = cameras.windows(cameraId);
    return "\"open\":%s,\"published\":%s"
        .formatted(
            array(windows.map(Summaries::open).orElse(List.of())),
            array(windows.map(Summaries::newest).orElse(List.of())));
  }

  private String alertsField() {
    return "\"alerts\":" + array(cameras.alerts(cameraId).map(Alerts::raised).orElse(List.of()));
  }

  private String object(String... fields) {
    String id = new String(JsonStringEncoder.getInstance().quoteAsString(cameraId));
    return Stream.concat(Stream.of("\"cameraId\":\"" + id + "\""), Stream.of(fields))
        .collect(joining(",", "{", "}"));
  }

  private static String array(Collection<? extends IndexedRecord> records) {
    return records.stream().map(RecordJson::line).collect(joining(",", "[", "]"));
  }
}
