package io.mien.stream.cli;

import static io.mien.stream.cli.Cli.mien;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.stream.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real people on camera keep one track each, from their first frame to their last. */
class TracksIT {

  private static final Logger LOG = LoggerFactory.getLogger(TracksIT.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** People in view, from left to right, throughout. */
  private static final Map<String, Integer> PEOPLE =
      Map.of(
          "asl-again.mkv", 1,
          "asl-book.mkv", 1,
          "asl-sorry.mkv", 1,
          "asl-thanks.mkv", 1,
          "asl-yes.mkv", 1,
          "classroom.gif", 4,
          "face-demographics-walking.gif", 2,
          "head-pose-face-detection-female.gif", 1,
          "head-pose-face-detection-male.gif", 1);

  @TempDir private Path folder;

  /** Detected on every frame, and followed for most of the time: then held against the former. */
  @Test
  void shouldGiveEveryPersonOneTrackInEverySharedVideo() throws IOException {
    Map<String, List<JsonNode>> detected = shouldFollowEverybody(List.of());
    Map<String, List<JsonNode>> followed = shouldFollowEverybody(List.of("--detect-every", "200"));

    for (String camera : List.of("asl-again.mkv", "asl-book.mkv", "asl-thanks.mkv")) {
      assertThat(eyeError(detected, followed, camera)).as(camera).isLessThan(0.05);
    }
    // A head that turns, at 12 frames a second: its eyes move otherwise than its outline.
    String turning = "head-pose-face-detection-female.gif";
    assertThat(eyeError(detected, followed, turning)).isLessThan(0.12);
  }

  private static double eyeError(
      Map<String, List<JsonNode>> detected, Map<String, List<JsonNode>> followed, String camera) {
    EyeErrors errors = EyeErrors.between(detected.get(camera), followed.get(camera));
    LOG.info(
        "{}: eyes of {} followed frames off by {} of their distance in the median",
        camera,
        errors.sorted().size(),
        errors.median());
    return errors.median();
  }

  /** 3 frames a second: walkers do not overlap themselves any more. */
  @Test
  void shouldDoSoAtAFewFramesASecond() throws IOException {
    shouldFollowEverybody(List.of("--fps", "3"));
  }

  private Map<String, List<JsonNode>> shouldFollowEverybody(List<String> options)
      throws IOException {
    Path out = folder.resolve("events.jsonl");
    List<String> arguments = new ArrayList<>(List.of("analyze"));
    PEOPLE.keySet().stream()
        .sorted()
        .forEach(video -> arguments.add(Shared.video(video).toString()));
    arguments.addAll(List.of("--detector", Shared.yunet().toString(), "--out", out.toString()));
    arguments.addAll(options);

    Cli cli = mien(arguments.toArray(String[]::new));

    assertThat(cli.code()).as(cli.err()).isZero();
    Map<String, List<JsonNode>> cameras = new LinkedHashMap<>();
    for (String line : Files.readAllLines(out)) {
      JsonNode event = JSON.readTree(line);
      cameras
          .computeIfAbsent(event.get("cameraId").asText(), camera -> new ArrayList<>())
          .add(event);
    }
    assertThat(cameras.keySet()).containsExactlyInAnyOrderElementsOf(PEOPLE.keySet());
    cameras.forEach(TracksIT::shouldKeepOneTrackEach);
    assertThat(cli.err())
        .containsPattern("face-demographics-walking.gif: (\\d+) frames.*tracks: 2 .*\\1, \\1");
    return cameras;
  }

  private static void shouldKeepOneTrackEach(String camera, List<JsonNode> events) {
    int people = PEOPLE.get(camera);
    Map<Long, List<JsonNode>> frames =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    event -> event.get("sequence").asLong(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<List<String>> seen = new ArrayList<>();
    for (List<JsonNode> faces : frames.values()) {
      seen.add(faces.stream().filter(isPerson(people)::apply).map(TracksIT::track).toList());
    }
    assertThat(seen).as(camera).allSatisfy(ids -> assertThat(ids).isEqualTo(seen.get(0)));
    assertThat(seen.get(0)).as(camera).hasSize(people).doesNotHaveDuplicates();

    // A print on a shirt is now and then taken for a face: it may have a track, but never theirs.
    Map<String, Long> others =
        events.stream()
            .filter(event -> !isPerson(people).apply(event))
            .collect(Collectors.groupingBy(TracksIT::track, Collectors.counting()));
    assertThat(others.keySet()).as(camera).doesNotContainAnyElementsOf(seen.get(0));
    assertThat(others.values()).as(camera).allSatisfy(n -> assertThat(n).isLessThan(10));
  }

  /** Where one person sits, everything below the chest is something else. */
  private static Function<JsonNode, Boolean> isPerson(int people) {
    return event ->
        people > 1
            || event.get("box").get("y").asDouble() < 0.35 * event.get("frameHeight").asDouble();
  }

  private static String track(JsonNode event) {
    return event.get("track").get("id").asText();
  }
}
