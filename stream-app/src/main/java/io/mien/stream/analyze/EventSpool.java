package io.mien.stream.analyze;

import io.mien.recognition.MienException;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.ExpertRouting;
import io.mien.stream.analyze.AnalysisReport.GroupReport;
import io.mien.stream.analyze.AnalysisReport.TrackReport;
import io.mien.stream.files.TemporaryFolder;
import io.mien.stream.json.RecordJson;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings events into the order of their sources. They come mixed, those of one camera in their own
 * order, and may be more than fit into memory, so each camera has a file until the end.
 */
final class EventSpool implements AutoCloseable {

  private final TemporaryFolder folder;
  private final Map<String, Path> files = new LinkedHashMap<>();
  private final Map<String, Long> perCamera = new LinkedHashMap<>();
  private final JudgingTally judging = new JudgingTally();
  private final TrackTally tracks = new TrackTally();
  private final RoutingTally routed = new RoutingTally();

  private EventSpool(TemporaryFolder folder) {
    this.folder = folder;
  }

  static EventSpool create() {
    try {
      return new EventSpool(TemporaryFolder.create("mien-events-"));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  void add(List<EmotionEvent> events) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (EmotionEvent event : events) {
      lines
          .computeIfAbsent(event.getCameraId(), camera -> new ArrayList<>())
          .add(RecordJson.line(event));
      perCamera.merge(event.getCameraId(), 1L, Long::sum);
      judging.add(event);
      if (event.getTrack() != null) {
        tracks.add(event.getCameraId(), event.getTrack());
      }
      ExpertRouting routing = event.getRouting();
      if (routing != null) {
        routed.add(routing);
      }
    }
    lines.forEach(this::append);
  }

  private void append(String camera, List<String> lines) {
    Path file = files.computeIfAbsent(camera, c -> folder.path().resolve(files.size() + ".jsonl"));
    try {
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Writes all events, one a line. */
  void writeTo(Writer out, List<Input> order) throws IOException {
    for (Input input : order) {
      Path file = files.get(input.cameraId());
      if (file != null) {
        try (Reader in = Files.newBufferedReader(file)) {
          in.transferTo(out);
        }
      }
    }
    out.flush();
  }

  long count(String camera) {
    return perCamera.getOrDefault(camera, 0L);
  }

  JudgingTally judging() {
    return judging;
  }

  TrackReport tracks(String camera) {
    return tracks.report(camera);
  }

  List<GroupReport> routed() {
    return routed.reports();
  }

  @Override
  public void close() {
    try {
      folder.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static MienException failure(IOException e) {
    return new MienException(
        "cannot keep events in the folder for temporary files: %s; make room there or name another with -Djava.io.tmpdir"
            .formatted(e),
        e);
  }
}
