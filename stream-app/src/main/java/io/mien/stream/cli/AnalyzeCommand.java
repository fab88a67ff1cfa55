package io.mien.stream.cli;

import io.mien.recognition.MienException;
import io.mien.stream.analyze.Analysis;
import io.mien.stream.analyze.AnalysisReport;
import io.mien.stream.analyze.AnalysisSettings;
import io.mien.stream.analyze.Input;
import io.mien.stream.analyze.ReportFiles;
import io.mien.stream.topology.DeadLetters;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Analyzes recorded sources. */
@Command(
    name = "analyze",
    description = {
      "Find the emotions in recorded sources: the topology of 'mien stream' on an embedded broker,"
          + " until every frame is accounted for.",
      "",
      "The result has one JSON object a line for each face, with the field names of"
          + " EmotionEvent.avsc and instants in ISO 8601, ordered by source, frame and face. The"
          + " same sources give the same event ids, tracks and emotions again; capturedAt is the time of"
          + " the analysis plus the position in the source. Where a bundle has experts, routing tells"
          + " which group looked at a face, how far each child is from the parent, which one decided"
          + " and what the parent itself had said. track tells which face it is over time, and"
          + " shownEmotion what that shows, smoothed; a summary on stderr counts all of them."
          + " Episodes, windows of time and alerts are written beside the events where a file is"
          + " named for them; what goes on when a source ends, ends there.",
      "",
      "Exit code 0 means that every frame of every source was analyzed; otherwise it is 1, stderr"
          + " has one sentence about each source that lacks something, and the rest is in the"
          + " result."
    })
final class AnalyzeCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = "Each one of: " + SourceOptions.KINDS + ".")
  private List<String> sources = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE|-",
      description =
          "Where the events go, one for each face on each frame; - is stdout (default: -, unless"
              + " something else goes there).")
  private @Nullable String out;

  @Option(
      names = "--episodes",
      paramLabel = "FILE|-",
      description =
          "Where episodes go, one for each span in which a face shows one emotion, with the field"
              + " names of Episode.avsc (default: nowhere).")
  private @Nullable String episodes;

  @Option(
      names = "--summaries",
      paramLabel = "FILE|-",
      description =
          "Where summaries go, one for each window of --summary-window, with the field names of"
              + " Summary.avsc (default: nowhere).")
  private @Nullable String summaries;

  @Option(
      names = "--alerts",
      paramLabel = "FILE|-",
      description =
          "Where alerts go, one for each time that a rule of --alert is met, with the field names"
              + " of Alert.avsc (default: nowhere).")
  private @Nullable String alerts;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description =
          "How many sources are worked on at the same time (default: one for each processor).")
  private @Nullable Integer threads;

  @Mixin private RecognitionOptions recognition = new RecognitionOptions();
  @Mixin private ReportOptions reports = new ReportOptions();
  @Mixin private SourceOptions sourceOptions = new SourceOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    AnalysisSettings settings =
        new AnalysisSettings(
            Input.of(sources),
            sourceOptions.captureOptions(spec, recognition.maxFrameBytes()),
            recognition.settings(spec),
            reports.settings(spec),
            threads == null ? Runtime.getRuntime().availableProcessors() : threads);
    requireOneEach();
    Logging.mute(DeadLetters.class);
    AnalysisReport report = analyze(settings);
    PrintWriter err = spec.commandLine().getErr();
    report.sources().stream()
        .flatMap(source -> source.complaints().stream())
        .forEach(complaint -> err.println("mien: " + complaint));
    AnalysisSummary.print(report, err);
    return report.isComplete() ? 0 : MienCommand.FAILURE;
  }

  private AnalysisReport analyze(AnalysisSettings settings) {
    try (StopSignal stop = StopSignal.watch();
        EventOutput eventOutput = open("--out", events());
        EventOutput episodeOutput = open("--episodes", episodes);
        EventOutput summaryOutput = open("--summaries", summaries);
        EventOutput alertOutput = open("--alerts", alerts);
        AnalysisProgress progress = AnalysisProgress.on(stop)) {
      ReportFiles files =
          new ReportFiles(
              eventOutput.writer(),
              episodeOutput.writer(),
              summaryOutput.writer(),
              alertOutput.writer());
      AnalysisReport report = new Analysis(settings, progress).run(files);
      eventOutput.finish();
      episodeOutput.finish();
      summaryOutput.finish();
      alertOutput.finish();
      return report;
    } catch (IOException e) {
      throw new MienException("cannot write what was found: %s".formatted(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("interrupted; no events were written", e);
    }
  }

  private EventOutput open(String option, @Nullable String file) {
    return EventOutput.open(option, file, spec.commandLine().getOut());
  }

  /** Stdout, unless something else was sent there. */
  private @Nullable String events() {
    boolean taken =
        EventOutput.STDOUT.equals(episodes)
            || EventOutput.STDOUT.equals(summaries)
            || EventOutput.STDOUT.equals(alerts);
    return out == null && !taken ? EventOutput.STDOUT : out;
  }

  /** Lines of different records do not go together. */
  private void requireOneEach() {
    Set<String> taken = new HashSet<>();
    for (String file : new String[] {events(), episodes, summaries, alerts}) {
      if (file != null && !taken.add(file)) {
        throw new ParameterException(
            spec.commandLine(),
            "two of --out, --episodes, --summaries and --alerts go to %s; give each a file of its own"
                .formatted(file.equals(EventOutput.STDOUT) ? "stdout" : file));
      }
    }
  }
}
