package io.mien.stream.cli;

import static io.mien.stream.cli.Cli.mien;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes, windows and alerts of a recording agree with its events, to its very end. */
class AnalyzeReportsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SOURCE = "generated:?seconds=8&faces=2&seed=7&fps=15";

  @TempDir private Path folder;

  @Test
  void shouldWriteEpisodesSummariesAndAlertsBesideTheEvents() throws IOException {
    Cli cli =
        mien(
            "analyze",
            SOURCE,
            "--out",
            file("events"),
            "--episodes",
            file("episodes"),
            "--summaries",
            file("summaries"),
            "--alerts",
            file("alerts"),
            "--summary-window",
            "2s,4s/1s",
            "--alert",
            "two: faces >= 2 for 1s");

    assertThat(cli.code()).as(cli.err()).isZero();
    List<JsonNode> events = read("events");
    shouldTellOfEpisodes(read("episodes"), events);
    shouldCountEveryFrameAndFace(read("summaries"), events);
    assertThat(read("alerts"))
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.get("phase").asText()).isEqualTo("CLEARED");
              assertThat(alert.get("endReason").asText()).isEqualTo("CAMERA_SILENT");
              assertThat(alert.get("durationMs").asLong()).isGreaterThan(5_000);
            });
    assertThat(cli.err()).containsPattern("  episodes: \\w+ [\\d.]+ s in \\d+");
    assertThat(cli.err()).contains("  alerts: 'two' 1");
  }

  @Test
  void shouldWriteOnlyEpisodesToStdoutWhenAsked() throws IOException {
    Cli cli = mien("analyze", "generated:?seconds=4&faces=2&seed=7&fps=10", "--episodes", "-");

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out().lines()).isNotEmpty().allMatch(line -> line.contains("\"episodeId\""));
  }

  @Test
  void shouldNotMixTwoKindsInOneFile() {
    Cli cli = mien("analyze", SOURCE, "--episodes", "-", "--summaries", "-");

    assertThat(cli.code()).isEqualTo(MienCommand.USAGE);
    assertThat(cli.err())
        .contains("two of --out, --episodes, --summaries and --alerts go to stdout");
  }

  private static void shouldTellOfEpisodes(List<JsonNode> episodes, List<JsonNode> events) {
    assertThat(episodes).isNotEmpty();
    Map<String, JsonNode> byId = new HashMap<>();
    events.forEach(event -> byId.put(event.get("eventId").asText(), event));
    for (JsonNode episode : episodes) {
      assertThat(episode.get("phase").asText()).isEqualTo("ENDED");
      assertThat(episode.get("durationMs").asLong()).isGreaterThanOrEqualTo(500);
      JsonNode first = byId.get(episode.get("episodeId").asText());
      assertThat(first.get("shownEmotion")).isEqualTo(episode.get("emotion"));
      assertThat(first.get("capturedAt")).isEqualTo(episode.get("startedAt"));
      long frames =
          events.stream()
              .filter(event -> event.get("track").get("id").equals(episode.get("trackId")))
              .filter(event -> event.get("shownEmotion").equals(episode.get("emotion")))
              .filter(event -> !at(event, "capturedAt").isBefore(at(episode, "startedAt")))
              .filter(event -> !at(event, "capturedAt").isAfter(at(episode, "shownAt")))
              .count();
      assertThat(episode.get("frames").asLong()).isEqualTo(frames);
    }
    // What the faces were drawn to show lasts for seconds, so most of the time is in episodes.
    long shown = episodes.stream().mapToLong(e -> e.get("durationMs").asLong()).sum();
    assertThat(Duration.ofMillis(shown)).isGreaterThan(Duration.ofSeconds(4));
  }

  private static void shouldCountEveryFrameAndFace(
      List<JsonNode> summaries, List<JsonNode> events) {
    long frames = sum(summaries, 2_000, "frames");
    assertThat(frames).isEqualTo(8 * 15);
    assertThat(sum(summaries, 2_000, "faces")).isEqualTo(events.size());
    // Every frame lies in four of the windows that overlap.
    assertThat(sum(summaries, 4_000, "frames")).isEqualTo(4 * frames);
    assertThat(summaries)
        .allSatisfy(
            summary -> {
              assertThat(summary.get("lateFrames").asLong()).isZero();
              double total = 0;
              for (JsonNode mean : summary.get("meanProbabilities")) {
                total += mean.asDouble();
              }
              assertThat(total).isBetween(.999, 1.001);
            });
  }

  private static long sum(List<JsonNode> summaries, long length, String field) {
    return summaries.stream()
        .filter(summary -> summary.get("lengthMs").asLong() == length)
        .mapToLong(summary -> summary.get(field).asLong())
        .sum();
  }

  private static Instant at(JsonNode record, String field) {
    return Instant.parse(record.get(field).asText());
  }

  private String file(String name) {
    return folder.resolve(name + ".jsonl").toString();
  }

  private List<JsonNode> read(String name) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(file(name)))) {
      records.add(JSON.readTree(line));
    }
    return records;
  }
}
