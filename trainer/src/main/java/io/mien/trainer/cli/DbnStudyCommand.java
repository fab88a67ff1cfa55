package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.report.Measured;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Usage;
import io.mien.trainer.dbn.NativeThreads;
import io.mien.trainer.dbn.Visibles;
import io.mien.trainer.study.DbnStudy;
import io.mien.trainer.study.StudyFaces;
import io.mien.trainer.study.StudyRecipe;
import io.mien.trainer.study.StudyReport;
import io.mien.trainer.study.StudyRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien train dbn-study}: the adaptive network beside what it has to beat. */
@Command(
    name = "dbn-study",
    description = {
      "Holds the adaptive deep belief network against a DBN of fixed size, an MLP from random"
          + " weights, and logistic regression on the features of a binary RBM as scikit-learn"
          + " builds it: with as many parameters, the same faces, passes and fine-tuning, over"
          + " several seeds.",
      "Takes the options of 'mien train dbn'. Every finished run is kept in --out: the same command"
          + " goes on where it was interrupted. Writes report.html into --out."
    })
final class DbnStudyCommand implements Callable<Integer> {

  /** The split stays the same, whatever the seed of a run. */
  private static final long SPLIT = 7;

  @Mixin private FaceDataOptions faces;

  @Mixin private DbnStructureOptions structure;

  @Mixin private DbnTuningOptions tuning;

  @Option(
      names = "--out",
      defaultValue = "runs/dbn-study",
      description = "Folder of runs and report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--seeds",
      defaultValue = "3",
      description = "Runs of each kind, with seeds 1, 2, ... (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Runs at a time, one thread each (default: one for each processor).")
  private @Nullable Integer jobs;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Write the section 'dbn-study' of this Markdown file too.")
  private @Nullable Path results;

  @Option(
      names = "--faces",
      paramLabel = "N",
      description = "Learn from the first N faces only, to try things.")
  private @Nullable Integer limit;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DbnStudyCommand() {}

  @Override
  public Integer call() {
    int atATime = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    if (seeds < 1 || atATime < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--seeds and --jobs are at least 1: %d, %d".formatted(seeds, atATime));
    }
    checkRecipe();
    NativeThreads.use(1);
    PrintWriter console = spec.commandLine().getErr();
    FaceData data = faces.read(console);
    Split split = Split.stratified(chosen(data), TrainCnnCommand.VALIDATION_SHARE, SPLIT);
    Examples training = Examples.of(split.training(), List.of(faces.truth()));
    StudyFaces studied =
        new StudyFaces(training, split.validation(), data.of(Usage.PUBLIC_TEST), faces.truth());
    DbnStudy study = new DbnStudy(out, this::recipe, studied);
    StudyConsole progress = new StudyConsole(console, 4 * seeds);
    Optional<List<StudyRun>> runs;
    try (Interruption interruption = Interruption.watch()) {
      runs =
          study.run(
              LongStream.rangeClosed(1, seeds).boxed().toList(),
              atATime,
              progress::of,
              progress,
              interruption::requested);
    }
    if (runs.isEmpty()) {
      console.printf("Stopped; the same command goes on.%n");
      console.flush();
      return 0;
    }
    // Of all runs together: some may have been kept from earlier.
    double seconds = runs.get().stream().mapToDouble(StudyRun::seconds).sum();
    Duration took = Duration.ofSeconds(Math.round(seconds));
    StudyReport report =
        new StudyReport(runs.get(), faces.truth(), Measured.here(command(), took), out);
    report.write();
    if (results != null) {
      report.writeInto(results);
    }
    spec.commandLine().getOut().print(report.markdown());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void checkRecipe() {
    try {
      recipe(1);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Options out of range: %s".formatted(e.getMessage()), e);
    }
  }

  private StudyRecipe recipe(long seed) {
    return new StudyRecipe(
        structure.options(Visibles.GAUSSIAN, seed),
        tuning.tuning(seed),
        tuning.pixels(Visibles.GAUSSIAN, seed),
        tuning.pixels(Visibles.BINARY, seed),
        structure.options(Visibles.BINARY, seed).above());
  }

  /** As it was typed, without folders that only exist here. */
  private String command() {
    StringBuilder command = new StringBuilder("mien");
    for (String word : spec.commandLine().getParent().getParent().getParseResult().originalArgs()) {
      command.append(' ').append(Path.of(word).isAbsolute() ? Path.of(word).getFileName() : word);
    }
    return command.toString();
  }

  private List<LabeledFace> chosen(FaceData data) {
    List<LabeledFace> training = data.of(Usage.TRAINING);
    if (training.isEmpty()) {
      throw new MienException("%s has no Training rows to learn from.".formatted(faces.data()));
    }
    return limit == null ? training : training.subList(0, Math.min(limit, training.size()));
  }
}
