package io.mien.stream.cli;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.report.PaddedTable;
import io.mien.recognition.report.PaddedTable.Header;
import io.mien.stream.replay.ReplayReport;
import io.mien.stream.replay.ReplayReport.Difference;
import io.mien.stream.replay.TimeRange;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a person reads of a replay. */
final class ReplayText {

  private static final int SHA_DIGITS = 64;

  private final ReplayReport report;
  private final ModelBundle bundle;

  ReplayText(ReplayReport report, ModelBundle bundle) {
    this.report = report;
    this.bundle = bundle;
  }

  void print(TimeRange range, PrintWriter out) {
    out.printf(
        "%d frames from %s to %s, %d of them with faces that were judged then%n",
        report.frames(), range.from(), range.to(), report.withEvents());
    new TreeMap<>(report.bundlesThen())
        .forEach((then, faces) -> out.printf("then: %s, %d faces%n", shortened(then), faces));
    out.printf(
        "now:  %s %s (%s), %d faces%n",
        bundle.manifest().name(),
        bundle.manifest().version(),
        ModelDeskOptions.shortened(bundle.sha256()),
        report.faces());
    if (report.unusable() > 0) {
      out.printf("%d frames cannot be decoded any more%n", report.unusable());
    }
    if (report.missing() > 0) {
      out.printf("%d faces are left out: their frames have expired%n", report.missing());
    }
    if (report.faces() > 0) {
      printComparison(out);
    }
  }

  private void printComparison(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "agreement: %.1f %% (%d of %d faces), mean divergence %.4f nats%n%n",
        100 * report.agreement(),
        report.agreeing(),
        report.faces(),
        report.meanDivergence());
    out.print(confusion());
    if (!report.furthest().isEmpty()) {
      out.printf("%nfurthest apart:%n");
      for (Difference difference : report.furthest()) {
        out.printf(
            Locale.ROOT,
            "  %s: %s, now %s (%.3f nats)%n",
            difference.eventId(),
            difference.then(),
            difference.now(),
            difference.divergence());
      }
    }
  }

  private String confusion() {
    List<String> labels = Emotion.all().stream().map(Emotion::label).filter(this::occurs).toList();
    List<Header> headers = new ArrayList<>(List.of(Header.words("then, now:")));
    labels.forEach(label -> headers.add(Header.numbers(label)));
    List<List<String>> rows = new ArrayList<>();
    for (String then : labels) {
      Map<String, Long> row = report.confusion().getOrDefault(then, Map.of());
      List<String> cells = new ArrayList<>(List.of(then));
      labels.forEach(now -> cells.add(Long.toString(row.getOrDefault(now, 0L))));
      rows.add(cells);
    }
    return PaddedTable.of(headers, rows);
  }

  private boolean occurs(String label) {
    return report.confusion().containsKey(label)
        || report.confusion().values().stream().anyMatch(row -> row.containsKey(label));
  }

  /** The SHA-256 at its end in a dozen digits. */
  private static String shortened(String bundle) {
    int begin = bundle.lastIndexOf('(') + 1;
    boolean whole = bundle.length() - begin == SHA_DIGITS + 1;
    return whole
        ? bundle.substring(0, begin) + ModelDeskOptions.shortened(bundle.substring(begin)) + ")"
        : bundle;
  }
}
