package io.mien.stream.bench;

import static io.mien.recognition.report.PaddedTable.Header.numbers;
import static io.mien.recognition.report.PaddedTable.Header.words;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mien.recognition.report.PaddedTable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A benchmark's figures, for people and for programs. */
public final class BenchReport {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String NONE = "–";

  private final BenchResult result;

  BenchReport(BenchResult result) {
    this.result = result;
  }

  /**
   * One JSON object on one line: {@code framesPerSecond}, {@code bareFramesPerSecond}, {@code
   * ratio}, {@code facesPerSecond}, {@code cpuMsPerFrame} by stage, {@code latencyMs} with {@code
   * p50}, {@code p95} and {@code p99}, and so on. What was left out is not there.
   */
  public String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      number(json, "framesPerSecond", result.framesPerSecond());
      number(json, "bareFramesPerSecond", result.bareFramesPerSecond());
      number(json, "ratio", result.ratio());
      number(json, "cpuRatio", result.cpuRatio());
      number(json, "facesPerSecond", result.facesPerSecond());
      number(json, "allocatedBytesPerFrame", result.allocatedBytes());
      cpu(json);
      if (result.load() != null) {
        latencies(json, "latencyMs", result.load());
      }
      if (result.load() != null && result.doubled() != null) {
        latencies(json, "latencyMsDoubledCameras", result.doubled());
        number(json, "doubledCamerasCost", cost(result.load(), result.doubled()));
      }
      if (result.memory() != null) {
        number(json, "rssMiBPerHour", result.memory().mibPerHour());
        number(json, "rssMiB", result.memory().lastMiB());
      }
      settings(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  private void cpu(JsonGenerator json) throws IOException {
    StageTimes stages = result.stages();
    json.writeObjectFieldStart("cpuMsPerFrame");
    number(json, "decode", stages.decode());
    number(json, "detect", stages.detect());
    number(json, "follow", stages.follow());
    number(json, "align", stages.align());
    number(json, "infer", stages.infer());
    number(json, "rest", result.restCpuMs());
    json.writeEndObject();
  }

  private static void latencies(JsonGenerator json, String name, SteadyLoad.Result load)
      throws IOException {
    json.writeObjectFieldStart(name);
    number(json, "p50", load.latencyMs(.5));
    number(json, "p95", load.latencyMs(.95));
    number(json, "p99", load.latencyMs(.99));
    number(json, "atFramesPerSecond", load.framesPerSecond());
    json.writeNumberField("cameras", load.cameras());
    json.writeNumberField("unansweredFrames", load.unanswered());
    json.writeEndObject();
  }

  private void settings(JsonGenerator json) throws IOException {
    BenchSettings settings = result.settings();
    json.writeNumberField("cameras", settings.cameras());
    json.writeNumberField("threads", settings.threads());
    json.writeNumberField("commitIntervalMs", settings.commitInterval().toMillis());
    json.writeNumberField("warmUpRounds", settings.rounds().warmUp());
    json.writeNumberField("rounds", settings.rounds().counted());
    json.writeNumberField("framesPerRound", settings.rounds().frames());
    json.writeStringField("frameSize", result.frames().dimensions());
    number(json, "meanFrameBytes", result.frames().meanBytes());
    number(json, "loadAverageBefore", result.loadAverage());
  }

  private static void number(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(Math.round(value * 1000) / 1000.0);
  }

  private static double cost(SteadyLoad.Result once, SteadyLoad.Result doubled) {
    return doubled.cpuMs() / once.cpuMs() - 1;
  }

  /** Sentences and tables in Markdown, which also read well on a terminal. */
  public String markdown() {
    return conditions() + "\n" + rates() + "\n" + stages() + loads() + memory();
  }

  private String conditions() {
    BenchSettings settings = result.settings();
    return """
        Measured on %s: %s JPEG or PNG frames of %.0f KB in the mean, %d cameras, %d threads, a commit
        each %d ms, medians of %d rounds of %d frames each after %d of warm-up. Broker, stream and consumer
        share one process. Load average of the machine before: %s.
        """
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            result.frames().dimensions(),
            result.frames().meanBytes() / 1e3,
            settings.cameras(),
            settings.threads(),
            settings.commitInterval().toMillis(),
            settings.rounds().counted(),
            settings.rounds().frames(),
            settings.rounds().warmUp(),
            result.loadAverage() < 0 ? "unknown" : text(result.loadAverage(), 1));
  }

  private String rates() {
    int threads = result.settings().threads();
    List<List<String>> rows = new ArrayList<>();
    double bare = result.bareFramesPerSecond();
    double stream = result.framesPerSecond();
    rows.add(
        List.of("bare loop, without Kafka", text(bare, 1), text(bare / threads, 1), spread(true)));
    rows.add(
        List.of("stream, exactly once", text(stream, 1), text(stream / threads, 1), spread(false)));
    return PaddedTable.of(
            List.of(words(""), numbers("frames/s"), numbers("by thread"), numbers("rounds")), rows)
        + """

        The stream reaches %s %% of the bare loop (median of the rounds' ratios) and %s faces/s. By processor
        time alone, whatever else ran on the machine, it would reach %s %%.
        """
            .formatted(
                text(100 * result.ratio(), 1),
                text(result.facesPerSecond(), 1),
                text(100 * result.cpuRatio(), 1));
  }

  private String spread(boolean bare) {
    var rates =
        bare
            ? result.bare().stream().mapToDouble(BareLoop.Pass::framesPerSecond).summaryStatistics()
            : result.drains().stream().mapToDouble(Drain.Pass::framesPerSecond).summaryStatistics();
    return "%s to %s".formatted(text(rates.getMin(), 1), text(rates.getMax(), 1));
  }

  private String stages() {
    StageTimes stages = result.stages();
    return PaddedTable.of(
            List.of(
                words("processor ms per frame"),
                numbers("decode"),
                numbers("detect"),
                numbers("follow"),
                numbers("align"),
                numbers("infer"),
                numbers("rest"),
                numbers("all")),
            List.of(
                List.of(
                    "bare loop",
                    text(stages.decode(), 2),
                    text(stages.detect(), 2),
                    text(stages.follow(), 2),
                    text(stages.align(), 2),
                    text(stages.infer(), 2),
                    NONE,
                    text(stages.sum(), 2)),
                List.of(
                    "stream",
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    text(result.restCpuMs(), 2),
                    text(result.streamCpuMs(), 2))))
        + "\nThe rest is what the process took beyond the stages: Kafka's clients, the broker, tracks, the\n"
        + "JVM. The bare loop allocates %s KB of Java heap a frame.\n"
            .formatted(text(result.allocatedBytes() / 1e3, 1));
  }

  private String loads() {
    SteadyLoad.Result once = result.load();
    SteadyLoad.Result doubled = result.doubled();
    if (once == null || doubled == null) {
      return "";
    }
    List<List<String>> rows = List.of(row(once), row(doubled));
    return "\n"
        + PaddedTable.of(
            List.of(
                words("capture to event"),
                numbers("frames/s"),
                numbers("p50 ms"),
                numbers("p95 ms"),
                numbers("p99 ms"),
                numbers("processor ms per frame"),
                numbers("unanswered")),
            rows)
        + "\nAt %.0f %% of the rate above. Twice the cameras at the same rate cost %+.1f %% of processor time.\n"
            .formatted(100 * result.settings().loadShare(), 100 * cost(once, doubled));
  }

  private static List<String> row(SteadyLoad.Result load) {
    return List.of(
        "%d cameras".formatted(load.cameras()),
        text(load.framesPerSecond(), 1),
        text(load.latencyMs(.5), 0),
        text(load.latencyMs(.95), 0),
        text(load.latencyMs(.99), 0),
        text(load.cpuMs(), 2),
        Long.toString(load.unanswered()));
  }

  private String memory() {
    MemoryTrend.Result memory = result.memory();
    return memory == null
        ? ""
        : "\nResident memory over %s minutes at that load: %s MiB, later %s MiB, slope %s MiB an hour.\n"
            .formatted(
                text(memory.minutes(), 1),
                text(memory.firstMiB(), 0),
                text(memory.lastMiB(), 0),
                String.format(Locale.ROOT, "%+.1f", memory.mibPerHour()));
  }

  private static String text(double number, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}
