package io.mien.stream.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.report.CommandText;
import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.stream.bench.Bench;
import io.mien.stream.bench.BenchReport;
import io.mien.stream.bench.BenchSettings;
import io.mien.stream.bench.FrameSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how fast this machine is with this program. */
@Command(
    name = "bench",
    description = {
      "Measure the stream on this machine: an embedded broker holds frames, the topology of 'mien"
          + " stream' works them off exactly once, and right beside it the same recognition runs in"
          + " a bare loop with as many threads. Then latencies from capture to event at a share of"
          + " that rate, with the given cameras and with twice as many.",
      "",
      "A frame counts when it is committed; every event is read back, and one that is missing or"
          + " there twice ends the run. Compare the ratio rather than the rates where other programs share the"
          + " machine: both of its sides are measured right after each other."
    })
final class BenchCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description =
          "Where the frames come from, each one of: "
              + SourceOptions.KINDS
              + " (default: a generated camera).")
  private List<String> sources = List.of();

  @Option(
      names = "--faces",
      paramLabel = "N",
      converter = Numbers.NotNegative.class,
      description = "Faces that the generated camera draws; without SOURCE only (default: 1).")
  private @Nullable Integer faces;

  @Option(
      names = "--different",
      paramLabel = "N",
      defaultValue = "200",
      converter = Numbers.Positive.class,
      description =
          "Frames kept of each source; cameras show them again and again (default:"
              + " ${DEFAULT-VALUE}).")
  private int different;

  @Option(
      names = "--cameras",
      paramLabel = "N",
      defaultValue = "4",
      converter = Numbers.Positive.class,
      description =
          "Cameras, each with a partition of its own; best a multiple of the threads (default:"
              + " ${DEFAULT-VALUE}).")
  private int cameras;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description = "Threads of the stream and of the bare loop (default: one for each processor).")
  private @Nullable Integer threads;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "2000",
      converter = Numbers.Positive.class,
      description =
          "Frames of a round that count; a quarter more goes before them (default:"
              + " ${DEFAULT-VALUE}).")
  private int frames;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      converter = Numbers.Positive.class,
      description = "Rounds, of which medians are told (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "1",
      converter = Numbers.NotNegative.class,
      description =
          "Rounds before them that do not count, while the JVM still compiles (default:"
              + " ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--load",
      paramLabel = "0..1",
      defaultValue = "0.7",
      converter = Numbers.Fraction.class,
      description = "Share of the rate at which latencies are taken (default: ${DEFAULT-VALUE}).")
  private float load;

  @Option(
      names = "--load-seconds",
      paramLabel = "N",
      defaultValue = "20",
      converter = Numbers.NotNegative.class,
      description = "For how long; 0 leaves latencies out (default: ${DEFAULT-VALUE}).")
  private int loadSeconds;

  @Option(
      names = "--memory",
      paramLabel = "MINUTES",
      defaultValue = "0",
      converter = Numbers.NotNegative.class,
      description =
          "Watch the resident memory for so long at that load, and tell its slope (default:"
              + " ${DEFAULT-VALUE}, not at all).")
  private int memoryMinutes;

  @Option(names = "--json", description = "Print one JSON object instead of tables.")
  private boolean json;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Write a section of this Markdown file too.")
  private @Nullable Path results;

  @Option(
      names = "--section",
      paramLabel = "NAME",
      defaultValue = "bench",
      description =
          "The section, between <!-- begin NAME --> and <!-- end NAME --> (default:"
              + " ${DEFAULT-VALUE}).")
  private String section = "";

  @Mixin private CommitOptions commit = new CommitOptions();
  @Mixin private SourceOptions sourceOptions = new SourceOptions();
  @Mixin private RecognitionOptions recognition = new RecognitionOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    long began = System.nanoTime();
    List<String> read = readSources();
    BenchSettings settings = settings();
    FrameSet set =
        FrameSet.load(
            read, sourceOptions.captureOptions(spec, recognition.maxFrameBytes()), different);
    BenchReport report = run(settings, set);
    if (results != null) {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      String command = CommandText.of(spec.root().commandLine().getParseResult().originalArgs());
      new ResultsFile(results).replace(section, Measured.here(command, took), report.markdown());
    }
    spec.commandLine().getOut().print(json ? report.json() + "\n" : report.markdown());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private List<String> readSources() {
    if (sources.isEmpty()) {
      return List.of("generated:?seconds=8&faces=" + (faces == null ? 1 : faces));
    }
    if (faces != null) {
      throw new ParameterException(
          spec.commandLine(), "--faces is for the generated camera; leave it or SOURCE out");
    }
    return sources;
  }

  private BenchSettings settings() {
    try {
      return new BenchSettings(
          recognition.settings(spec),
          cameras,
          threads == null ? Runtime.getRuntime().availableProcessors() : threads,
          new BenchSettings.Rounds(warmUp, rounds, frames),
          commit.interval(),
          load,
          Duration.ofSeconds(loadSeconds),
          Duration.ofMinutes(memoryMinutes));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private BenchReport run(BenchSettings settings, FrameSet set) {
    try {
      return new Bench(settings, set, line -> spec.commandLine().getErr().println(line)).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("interrupted; nothing was measured", e);
    }
  }
}
