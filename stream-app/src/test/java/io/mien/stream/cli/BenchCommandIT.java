package io.mien.stream.cli;

import static io.mien.stream.cli.Cli.mien;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mien bench} from its arguments to its figures, broker and all. */
class BenchCommandIT {

  @TempDir private Path folder;

  @Test
  void shouldMeasureTheStreamBesideTheBareLoop() throws IOException {
    Path results = folder.resolve("BENCHMARKS.md");
    Files.writeString(results, "# Speed\n\n<!-- begin bench --><!-- end bench -->\n");

    Cli cli =
        mien(
            "bench",
            "--detector",
            "haar",
            "--width=320",
            "--height=240",
            "--different=20",
            "--cameras=2",
            "--threads=2",
            "--frames=60",
            "--rounds=1",
            "--warm-up=1",
            "--commit-interval=50",
            "--load=0.5",
            "--load-seconds=2",
            "--json",
            "--results",
            results.toString());

    assertThat(cli.code()).as(cli.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(cli.out());
    double rate = json.get("framesPerSecond").asDouble();
    double bare = json.get("bareFramesPerSecond").asDouble();
    assertThat(rate).isPositive();
    assertThat(json.get("ratio").asDouble()).isCloseTo(rate / bare, within(.01));
    assertThat(json.get("rounds").asInt()).isEqualTo(1);
    assertThat(json.get("warmUpRounds").asInt()).isEqualTo(1);
    assertThat(json.get("commitIntervalMs").asInt()).isEqualTo(50);
    assertThat(cli.err()).contains("round 1 of 2 (warm-up)", "round 2 of 2: ");
    assertThat(json.get("facesPerSecond").asDouble()).isPositive();
    for (String stage : new String[] {"decode", "detect", "align", "infer"}) {
      assertThat(json.get("cpuMsPerFrame").get(stage).asDouble()).as(stage).isPositive();
    }
    assertThat(json.get("cpuMsPerFrame").get("follow").asDouble()).isZero();
    assertThat(json.get("cpuMsPerFrame").has("rest")).isTrue();
    JsonNode latency = json.get("latencyMs");
    assertThat(latency.get("p50").asDouble()).isPositive();
    assertThat(latency.get("p99").asDouble()).isGreaterThanOrEqualTo(latency.get("p95").asDouble());
    assertThat(latency.get("atFramesPerSecond").asDouble()).isCloseTo(rate / 2, within(.01));
    assertThat(json.get("latencyMsDoubledCameras").get("cameras").asInt()).isEqualTo(4);
    assertThat(results)
        .content()
        .startsWith("# Speed\n\n<!-- begin bench -->\n\n    mien bench --detector haar")
        .contains("Took ", "Measured on ", "| stream, exactly once", "| 4 cameras ")
        .doesNotContain(folder.toString());
  }

  @Test
  void shouldSayThatFacesAreForTheGeneratedCamera() {
    Cli cli = mien("bench", "clip.mp4", "--faces", "2");

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("--faces is for the generated camera");
  }

  @Test
  void shouldSayThatTheSourceIsMissing() {
    Cli cli = mien("bench", folder.resolve("missing.mkv").toString(), "--detector", "haar");

    assertThat(cli.code()).isEqualTo(1);
    assertThat(cli.err()).contains("missing.mkv").doesNotContain("\tat ");
  }
}
