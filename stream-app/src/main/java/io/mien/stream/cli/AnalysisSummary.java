package io.mien.stream.cli;

import io.mien.stream.analyze.AnalysisReport;
import io.mien.stream.analyze.AnalysisReport.GroupReport;
import io.mien.stream.analyze.AnalysisReport.JudgingReport;
import io.mien.stream.analyze.AnalysisReport.SourceReport;
import io.mien.stream.analyze.AnalysisReport.SpanReport;
import io.mien.stream.analyze.AnalysisReport.TrackReport;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What an analysis came to, for a person. */
final class AnalysisSummary {

  private static final int LISTED_TRACKS = 12;

  private AnalysisSummary() {}

  /** A line or two for each source, and one for all of them. */
  static void print(AnalysisReport report, PrintWriter err) {
    for (SourceReport source : report.sources()) {
      err.printf(
          "%s: %d frames, %d faces%s%n",
          source.input().cameraId(), source.frames(), source.events(), sentence(source.tracks()));
      sentences(source.spans()).forEach(err::println);
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

  private static List<String> sentences(SpanReport spans) {
    List<String> sentences = new ArrayList<>();
    if (!spans.emotions().isEmpty()) {
      sentences.add(
          spans.emotions().stream()
              .map(
                  emotion ->
                      String.format(
                          Locale.ROOT,
                          "%s %.1f s in %d",
                          emotion.emotion(),
                          emotion.duration().toMillis() / 1e3,
                          emotion.episodes()))
              .collect(Collectors.joining(", ", "  episodes: ", "")));
    }
    if (!spans.alerts().isEmpty()) {
      sentences.add(
          spans.alerts().entrySet().stream()
              .map(alert -> "'%s' %d".formatted(alert.getKey(), alert.getValue()))
              .collect(Collectors.joining(", ", "  alerts: ", "")));
    }
    return sentences;
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
