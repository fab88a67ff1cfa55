package io.mien.trainer.cli;

import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.trainer.dbn.GeneratedSetStudy;
import io.mien.trainer.dbn.GeneratedSetStudy.Learned;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.MarkdownTable;
import io.mien.trainer.report.Table;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien train bars-and-stripes}: a set of which everything can be known. */
@Command(
    name = "bars-and-stripes",
    description =
        "Learns all 3 x 3 pictures of whole rows or whole columns by an RBM that finds its size and"
            + " by RBMs of fixed sizes, and prints exact log-likelihoods by enumeration.")
final class TrainBarsAndStripesCommand implements Callable<Integer> {

  private static final int[] SIZES = {3, 4, 5, 6, 7, 8, 10, 14};
  private static final int TIMES = 8;

  @Option(
      names = "--seeds",
      defaultValue = "5",
      description = "Runs of each kind, over which means are taken (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--first-seed",
      defaultValue = "1",
      description = "The others count up from it (default: ${DEFAULT-VALUE}).")
  private long firstSeed;

  @Option(names = "--passes", description = "Over the set (default: 800).")
  private @Nullable Integer passes;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Write the tables into the section 'bars-and-stripes' of this Markdown file.")
  private @Nullable Path results;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainBarsAndStripesCommand() {}

  @Override
  public Integer call() {
    GeneratedSetStudy study = study();
    long began = System.nanoTime();
    PrintWriter out = spec.commandLine().getOut();
    List<Learned> grown = new ArrayList<>();
    for (int s = 0; s < seeds; s++) {
      Learned one = study.grown(firstSeed + s);
      grown.add(one);
      out.printf(
          Locale.ROOT,
          "seed %d: %d neurons found, log-likelihood %.3f nats%n",
          firstSeed + s,
          one.neurons(),
          one.logLikelihood());
      out.flush();
    }
    String body = sizes(study, grown) + "\n" + overTime(grown);
    out.println();
    out.print(body);
    out.flush();
    if (results != null) {
      new ResultsFile(results)
          .put(
              "Bars and stripes",
              "bars-and-stripes",
              Measured.here(typed(), Duration.ofNanos(System.nanoTime() - began)),
              body);
    }
    return 0;
  }

  private GeneratedSetStudy study() {
    if (seeds < 1 || (passes != null && passes < TIMES)) {
      throw new ParameterException(
          spec.commandLine(),
          "--seeds is at least 1 and --passes at least %d: %d, %d".formatted(TIMES, seeds, passes));
    }
    return passes == null ? GeneratedSetStudy.defaults() : new GeneratedSetStudy(passes);
  }

  private String typed() {
    return "mien train bars-and-stripes --seeds %d --first-seed %d --passes %d"
        .formatted(seeds, firstSeed, study().passes());
  }

  private String sizes(GeneratedSetStudy study, List<Learned> grown) {
    Table table =
        Table.of(
            "",
            Column.text("hidden neurons"),
            Column.number("mean log-likelihood, nats", 3),
            Column.number("worst", 3),
            Column.number("best", 3));
    List<Double> means = new ArrayList<>();
    for (int size : SIZES) {
      List<Learned> fixed =
          IntStream.range(0, seeds).mapToObj(s -> study.fixed(size, firstSeed + s)).toList();
      means.add(mean(fixed, Learned::logLikelihood));
      table = row(table, "fixed: " + size, fixed, false);
    }
    String found =
        grown.stream().map(one -> String.valueOf(one.neurons())).collect(Collectors.joining(", "));
    table = row(table, "found: " + found, grown, true);
    return MarkdownTable.of(table)
        + String.format(
            Locale.ROOT,
            """

            Mean over %d seeds; no likelihood passes -ln 14 = %.3f. Needed are %d neurons: the smallest fixed size
            whose mean lies within %.2f nats of the largest one's. Found, from two on: %.1f in the mean.
            """,
            seeds,
            GeneratedSetStudy.best(),
            needed(means),
            GeneratedSetStudy.NEAR,
            mean(grown, Learned::neurons));
  }

  private static int needed(List<Double> means) {
    double largest = means.get(means.size() - 1);
    return IntStream.range(0, SIZES.length)
        .filter(i -> means.get(i) >= largest - GeneratedSetStudy.NEAR)
        .map(i -> SIZES[i])
        .findFirst()
        .orElseThrow();
  }

  private static Table row(Table table, String name, List<Learned> runs, boolean highlighted) {
    Object[] values = {
      name,
      mean(runs, Learned::logLikelihood),
      runs.stream().mapToDouble(Learned::logLikelihood).min().orElseThrow(),
      runs.stream().mapToDouble(Learned::logLikelihood).max().orElseThrow()
    };
    return highlighted ? table.highlightedRow(values) : table.row(values);
  }

  private static String overTime(List<Learned> grown) {
    int last = grown.stream().mapToInt(one -> one.logLikelihoods().size()).min().orElseThrow() - 1;
    Table table =
        Table.of(
            "",
            Column.count("pass"),
            Column.number("neurons, mean", 1),
            Column.number("log-likelihood, nats, mean", 3));
    for (int t = 0; t <= TIMES; t++) {
      int pass = last * t / TIMES;
      table =
          table.row(
              pass,
              mean(grown, one -> one.sizes().get(pass)),
              mean(grown, one -> one.logLikelihoods().get(pass)));
    }
    return MarkdownTable.of(table);
  }

  private static double mean(List<Learned> runs, ToDoubleFunction<Learned> value) {
    return runs.stream().mapToDouble(value).average().orElseThrow();
  }
}
