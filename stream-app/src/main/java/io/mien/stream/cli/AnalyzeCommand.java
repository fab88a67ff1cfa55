package io.mien.stream.cli;

import io.mien.recognition.MienException;
import io.mien.stream.analyze.Analysis;
import io.mien.stream.analyze.AnalysisReport;
import io.mien.stream.analyze.AnalysisReport.GroupReport;
import io.mien.stream.analyze.AnalysisReport.JudgingReport;
import io.mien.stream.analyze.AnalysisReport.SourceReport;
import io.mien.stream.analyze.AnalysisReport.TrackReport;
import io.mien.stream.analyze.AnalysisSettings;
import io.mien.stream.analyze.Input;
import io.mien.stream.topology.DeadLetters;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
          + " shownEmotion what that shows, smoothed; a summary on stderr counts all of them.",
      "",
      "Exit code 0 means that every frame of every source was analyzed; otherwise it is 1, stderr"
          + " has one sentence about each source that lacks something, and the rest is in the"
          + " result."
    })
final class AnalyzeCommand implements Callable<Integer> {

  private static final int LISTED_TRACKS = 12;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = "Each one of: " + SourceOptions.KINDS + ".")
  private List<String> sources = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE|-",
      defaultValue = "-",
      description = "Where the events go; - is stdout (default: ${DEFAULT-VALUE}).")
  private String out = "";

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = Numbers.Positive.class,
      description =
          "How many sources are worked on at the same time (default: one for each processor).")
  private @Nullable Integer threads;

  @Mixin private RecognitionOptions recognition = new RecognitionOptions();
  @Mixin private SourceOptions sourceOptions = new SourceOptions();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    AnalysisSettings settings =
        new AnalysisSettings(
            Input.of(sources),
            sourceOptions.captureOptions(spec, recognition.maxFrameBytes()),
            recognition.settings(spec),
            threads == null ? Runtime.getRuntime().availableProcessors() : threads);
    Logging.mute(DeadLetters.class);
    AnalysisReport report = analyze(settings);
    PrintWriter err = spec.commandLine().getErr();
    report.sources().stream()
        .flatMap(source -> source.complaints().stream())
        .forEach(complaint -> err.println("mien: " + complaint));
    summarize(report, err);
    return report.isComplete() ? 0 : MienCommand.FAILURE;
  }

  private AnalysisReport analyze(AnalysisSettings settings) {
    try (StopSignal stop = StopSignal.watch();
        EventOutput output = EventOutput.open(out, spec.commandLine().getOut());
        AnalysisProgress progress = AnalysisProgress.on(stop)) {
      AnalysisReport report = new Analysis(settings, progress).run(output.writer());
      output.finish();
      return report;
    } catch (IOException e) {
      throw new MienException("cannot write the events to %s: %s".formatted(out, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("interrupted; no events were written", e);
    }
  }

  private static void summarize(AnalysisReport report, PrintWriter err) {
    for (SourceReport source : report.sources()) {
      err.printf(
          "%s: %d frames, %d faces%s%n",
          source.input().cameraId(), source.frames(), source.events(), sentence(source.tracks()));
    }
    report.routed().forEach(group -> err.println(sentence(group)));
    String emotions = counts(report.judging().perEmotion());
    err.printf(
        Locale.ROOT,
        "%d frames, %d faces%s%s, %d dead letters, %.1f frames/s%n",
        report.frames(),
        report.events(),
        emotions.isEmpty() ? "" : " (" + emotions + ")",
        sentence(report.judging()),
        report.deadLetters(),
        report.framesPerSecond());
  }

  private static String counts(Map<String, Long> counted) {
    return counted.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String sentence(JudgingReport judging) {
    Map<String, Long> gates = new LinkedHashMap<>();
    judging
        .perGate()
        .forEach((gate, n) -> gates.put(gate.toLowerCase(Locale.ROOT).replace('_', ' '), n));
    String why = gates.isEmpty() ? "" : " (" + counts(gates) + ")";
    String unjudged = judging.unjudged() == 0 ? "" : ", not judged: " + judging.unjudged() + why;
    return judging.repeated() == 0 ? unjudged : unjudged + ", repeated: " + judging.repeated();
  }

  private static String sentence(TrackReport tracks) {
    List<Long> lengths = tracks.lengths();
    String listed =
        lengths.stream()
            .limit(LISTED_TRACKS)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    String more = lengths.size() > LISTED_TRACKS ? ", ..." : "";
    String confirmed =
        lengths.isEmpty()
            ? ""
            : ", tracks: %d (frames: %s%s)".formatted(lengths.size(), listed, more);
    return tracks.unconfirmed() == 0
        ? confirmed
        : confirmed + ", unconfirmed tracks: " + tracks.unconfirmed();
  }

  private static String sentence(GroupReport group) {
    String chosen =
        group.perChild().entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue() + ", ")
            .collect(Collectors.joining());
    String divergences =
        group.meanDivergences().entrySet().stream()
            .map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return "experts %s: %d faces (%sparent kept %d); mean divergence in nats: %s"
        .formatted(group.group(), group.faces(), chosen, group.kept(), divergences);
  }
}
