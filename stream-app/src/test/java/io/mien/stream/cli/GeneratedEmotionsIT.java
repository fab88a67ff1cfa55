package io.mien.stream.cli;

import static io.mien.stream.cli.Cli.mien;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped bundle says of the shipped faces, by the detector that needs no file. */
class GeneratedEmotionsIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> DISTINCT = Set.of("Neutral", "Happy", "Surprise");
  private static final double CLEAR = 0.8;

  @TempDir private Path folder;

  @Test
  void shouldRecognizeWhatTheGeneratedCameraMeant() throws IOException {
    Path out = folder.resolve("events.jsonl");

    Cli cli =
        mien(
            "analyze",
            "generated:?seconds=20&fps=4&faces=2&seed=7",
            "generated:?seconds=20&fps=4&faces=2&seed=11",
            "--detector",
            "haar",
            "--out",
            out.toString());

    assertThat(cli.code()).as(cli.err()).isZero();
    List<JsonNode> clear = new ArrayList<>();
    for (String line : Files.readAllLines(out)) {
      JsonNode event = JSON.readTree(line);
      JsonNode intended = event.get("intended");
      if (DISTINCT.contains(intended.path("emotion").asText())
          && intended.get("weight").asDouble() >= CLEAR) {
        clear.add(event);
      }
    }
    long recognized =
        clear.stream()
            .filter(e -> e.get("emotion").asText().equals(e.at("/intended/emotion").asText()))
            .count();
    assertThat(clear).hasSizeGreaterThan(80);
    assertThat(recognized / (double) clear.size())
        .as("%d of %d faces", recognized, clear.size())
        .isGreaterThanOrEqualTo(0.8);
  }
}
