package io.mien.stream.cli;

import static io.mien.stream.cli.Cli.mien;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.route.Trigger;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.ExpertBundles;
import io.mien.stream.Shared;
import io.mien.stream.topology.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien analyze} from its arguments to its output, broker and all. */
class AnalyzeCommandIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void shouldGiveTheSameEventsForTheSameSourcesWhateverTheThreads() throws IOException {
    String detector = Shared.yunet().toString();
    String man = Shared.video("head-pose-face-detection-male.gif").toString();
    String walkers = Shared.video("face-demographics-walking.gif").toString();
    Path first = folder.resolve("first.jsonl");
    Path second = folder.resolve("second.jsonl");

    Cli one =
        mien(
            "analyze",
            man,
            walkers,
            "--detector",
            detector,
            "--out",
            first.toString(),
            "--threads",
            "1");
    Cli two =
        mien(
            "analyze",
            man,
            walkers,
            "--detector",
            detector,
            "--out",
            second.toString(),
            "--threads",
            "2");

    assertThat(one.code()).as(one.err()).isZero();
    assertThat(two.code()).as(two.err()).isZero();
    List<JsonNode> events = read(first);
    // 62 and 70 faces are there; a good detector may miss three in a hundred.
    assertThat(of(events, "head-pose-face-detection-male.gif")).hasSizeGreaterThanOrEqualTo(61);
    assertThat(of(events, "face-demographics-walking.gif")).hasSizeGreaterThanOrEqualTo(68);
    assertThat(events)
        .extracting(AnalyzeCommandIT::essence)
        .isEqualTo(read(second).stream().map(AnalyzeCommandIT::essence).toList());
    assertThat(events).extracting(e -> e.get("eventId").asText()).doesNotHaveDuplicates();
    shouldBeInOrder(events);
    shouldHaveTheFieldsOfTheSchema(events.get(0));
    assertThat(one.err()).contains("97 frames", "frames/s").doesNotContain("Exception");
  }

  @Test
  void shouldTellWhichWayFacesWentThroughTheExperts() throws IOException {
    Path bundle = ExpertBundles.write(folder.resolve("bundle"), new Trigger.Margin(.4));
    Path out = folder.resolve("routed.jsonl");

    Cli cli =
        mien(
            "analyze",
            "generated:?seconds=12&fps=4&faces=2&seed=7",
            "--bundle",
            bundle.toString(),
            "--out",
            out.toString());

    assertThat(cli.code()).as(cli.err()).isZero();
    List<JsonNode> events = read(out);
    List<JsonNode> routed = events.stream().filter(e -> !e.get("routing").isNull()).toList();
    assertThat(routed).hasSizeBetween(2, events.size() - 2);
    for (JsonNode event : routed) {
      JsonNode routing = event.get("routing");
      assertThat(routing.get("group").asText()).isEqualTo("anger-disgust");
      assertThat(routing.get("divergences").get("near").asDouble()).isNotNegative();
      assertThat(routing.get("divergences").get("far").asDouble()).isPositive();
      assertThat(event.get("route").asText())
          .isEqualTo(routing.get("child").isNull() ? "PARENT" : "EXPERT");
      assertThat(routing.get("parentEmotion").asText())
          .as("the margin asks for faces whose best, or best two, are in the group")
          .isIn("Anger", "Disgust");
    }
    assertThat(cli.err())
        .containsPattern(
            "experts anger-disgust: %d faces \\(.*parent kept \\d+\\); mean divergence in nats: far \\d+\\.\\d{3}, near \\d+\\.\\d{3}"
                .formatted(routed.size()));
  }

  private static void shouldBeInOrder(List<JsonNode> events) {
    List<String> cameras = events.stream().map(e -> e.get("cameraId").asText()).distinct().toList();
    assertThat(cameras)
        .containsExactly("head-pose-face-detection-male.gif", "face-demographics-walking.gif");
    for (String camera : cameras) {
      assertThat(of(events, camera))
          .extracting(e -> e.get("sequence").asLong() * 1000 + e.get("faceIndex").asLong())
          .isSorted();
    }
  }

  private static void shouldHaveTheFieldsOfTheSchema(JsonNode event) {
    List<String> names = new ArrayList<>();
    event.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .isEqualTo(
            EmotionEvent.getClassSchema().getFields().stream().map(Schema.Field::name).toList());
    assertThat(Instant.parse(event.get("capturedAt").asText())).isNotNull();
    assertThat(event.get("probabilities").isObject()).isTrue();
    assertThat(event.get("intended").isNull()).isTrue();
  }

  @Test
  void shouldAnalyzeGoodSourcesBesideBadOnes() throws IOException {
    Path good = Files.createDirectory(folder.resolve("good"));
    for (int i = 0; i < 3; i++) {
      Files.write(good.resolve(i + ".jpg"), Pictures.jpeg(320, 240));
    }
    Path text = Files.writeString(folder.resolve("text.mp4"), "this is no video");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path huge = Files.write(folder.resolve("huge.jpg"), Pictures.jpegThatClaims(60_000, 60_000));
    Path missing = folder.resolve("missing.mkv");

    Cli cli =
        mien(
            "analyze",
            missing.toString(),
            text.toString(),
            good.toString(),
            empty.toString(),
            huge.toString(),
            "--detector",
            "haar");

    assertThat(cli.code()).isEqualTo(1);
    assertThat(complaints(cli))
        .hasSize(4)
        .anyMatch(line -> line.contains(missing.toString()))
        .anyMatch(line -> line.contains(text.toString()))
        .anyMatch(line -> line.contains(empty.toString()))
        .anyMatch(line -> line.contains("huge.jpg") && line.contains("60000 x 60000"));
    assertThat(cli.err())
        .contains("good: 3 frames, 0 faces", "4 frames, 0 faces, 1 dead letters")
        .doesNotContain("\tat ");
    assertThat(cli.out()).isEmpty();
  }

  @Test
  void shouldTellWithoutABrokerThatNoSourceIsThere() {
    Cli cli = mien("analyze", folder.resolve("missing.mkv").toString(), "--detector", "haar");

    assertThat(cli.code()).isEqualTo(1);
    assertThat(complaints(cli)).singleElement().asString().contains("missing.mkv");
    assertThat(cli.err()).contains("0 frames");
  }

  @Test
  void shouldRefuseABundleWithAWrongChecksum() throws IOException {
    Path bundle = Bundles.copyDefault(folder.resolve("bundle"));
    Files.write(bundle.resolve("parent.onnx"), new byte[] {1, 2, 3});

    shouldRefuse(bundle, "SHA-256");
  }

  @Test
  void shouldRefuseABundleWithoutItsGraph() throws IOException {
    Path bundle = Bundles.copyDefault(folder.resolve("bundle"));
    Files.delete(bundle.resolve("parent.onnx"));

    shouldRefuse(bundle, "has no parent.onnx");
  }

  private void shouldRefuse(Path bundle, String reason) {
    Path out = folder.resolve("events.jsonl");

    Cli cli = mien("analyze", "generated:", "--bundle", bundle.toString(), "--out", out.toString());

    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.err().lines()).hasSize(1);
    assertThat(cli.err()).contains(bundle.toString(), reason);
    assertThat(folder.toFile().list()).containsExactly("bundle");
  }

  @Test
  void shouldSayThatTheDetectorIsMissing() {
    Path nowhere = folder.resolve("nowhere.onnx");

    Cli cli = mien("analyze", "generated:", "--detector", nowhere.toString());

    assertThat(cli.code()).isEqualTo(1);
    assertThat(complaints(cli)).singleElement().asString().contains(nowhere.toString());
  }

  @Test
  void shouldSayThatTheOutputCannotBeWritten() {
    Path out = folder.resolve("nowhere").resolve("events.jsonl");

    Cli cli = mien("analyze", "generated:", "--out", out.toString());

    assertThat(cli.code()).isEqualTo(1);
    assertThat(complaints(cli)).singleElement().asString().contains("nowhere", "--out");
  }

  @Test
  void shouldNameTheOptionThatWasMeant() {
    Cli cli = mien("analyze", "clip.mp4", "--detektor", "haar");

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("'--detektor'", "'--detector'", "mien analyze --help");
  }

  private static List<String> complaints(Cli cli) {
    return cli.err().lines().filter(line -> line.startsWith("mien: ")).toList();
  }

  private static List<JsonNode> of(List<JsonNode> events, String camera) {
    Predicate<JsonNode> ofCamera = event -> event.get("cameraId").asText().equals(camera);
    return events.stream().filter(ofCamera).toList();
  }

  private static String essence(JsonNode event) {
    return event.get("eventId").asText() + " " + event.get("emotion").asText();
  }

  private static List<JsonNode> read(Path file) {
    try {
      List<JsonNode> events = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        events.add(JSON.readTree(line));
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
