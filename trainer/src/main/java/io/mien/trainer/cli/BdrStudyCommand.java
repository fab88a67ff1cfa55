package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.report.Measured;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Usage;
import io.mien.trainer.noise.Arm;
import io.mien.trainer.noise.NoiseOptions;
import io.mien.trainer.noise.NoiseReport;
import io.mien.trainer.noise.NoiseRun;
import io.mien.trainer.noise.NoiseStudy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien train bdr-study}: whether what is removed was wrong. */
@Command(
    name = "bdr-study",
    description = {
      "Corrupts some labels of a few faces at random and learns from them without removal, with"
          + " Bimodal Distribution Removal, and without the corrupted faces, over several seeds.",
      "Tells how many of the removed faces were corrupted, and the accuracy on PublicTest. Writes"
          + " report.html into --out."
    })
final class BdrStudyCommand implements Callable<Integer> {

  @Mixin private FaceDataOptions data;

  @Option(
      names = "--out",
      defaultValue = "runs/bdr-study",
      description = "Folder of the report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--seeds",
      defaultValue = "5",
      description = "Runs of each kind, with seeds 1, 2, ... (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--faces",
      paramLabel = "N",
      defaultValue = "900",
      description = "To learn from (default: ${DEFAULT-VALUE}, as published).")
  private int faces;

  @Option(
      names = "--corrupted",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = "Of them, with a wrong label (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(
      names = "--epochs",
      defaultValue = "40",
      description = "Passes over the faces (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--bdr-start",
      paramLabel = "EPOCH",
      defaultValue = "0",
      description =
          "Remove after this epoch (default: when the variance of the losses has settled).")
  private int start;

  @Option(
      names = "--bdr-k",
      paramLabel = "K",
      defaultValue = "1",
      description = "Standard deviations above the mean (default: ${DEFAULT-VALUE}).")
  private double k;

  @Option(names = "--threads", description = "That share each batch (default: all processors).")
  private @Nullable Integer threads;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Write the section 'bdr-study' of this Markdown file too.")
  private @Nullable Path results;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  BdrStudyCommand() {}

  @Override
  public Integer call() {
    long started = System.nanoTime();
    NoiseOptions options = options();
    PrintWriter console = spec.commandLine().getErr();
    FaceData read = data.read(console);
    List<NoiseRun> runs = new ArrayList<>();
    try (Interruption interruption = Interruption.watch()) {
      NoiseStudy study =
          new NoiseStudy(options, read.of(Usage.TRAINING), read.of(Usage.PUBLIC_TEST), scratch());
      for (long seed = 1; seed <= seeds; seed++) {
        for (Arm arm : Arm.values()) {
          Optional<NoiseRun> run = study.run(arm, seed, interruption::requested);
          if (run.isEmpty()) {
            console.println("Stopped; nothing was written.");
            console.flush();
            return 0;
          }
          runs.add(run.get());
          tell(console, run.get());
        }
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    NoiseReport report = new NoiseReport(options, runs, Measured.here(TypedCommand.of(spec), took));
    Path page = out.resolve("report.html");
    report.write(page);
    if (results != null) {
      report.writeInto(results);
    }
    PrintWriter print = spec.commandLine().getOut();
    print.println(report.markdown());
    print.flush();
    console.printf("Wrote %s%n", page);
    console.flush();
    return 0;
  }

  private NoiseOptions options() {
    if (seeds < 1) {
      throw new ParameterException(spec.commandLine(), "--seeds is at least 1: " + seeds);
    }
    try {
      int sharing = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
      return new NoiseOptions(faces, share, epochs, start, k, sharing);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Options out of range: %s".formatted(e.getMessage()), e);
    }
  }

  private Path scratch() {
    try {
      return Files.createDirectories(out.resolve("checkpoints"));
    } catch (IOException e) {
      throw new MienException(
          "The folder %s cannot be made; give another --out.".formatted(out), e);
    }
  }

  private static void tell(PrintWriter console, NoiseRun run) {
    console.printf(
        Locale.ROOT,
        "seed %d, %s: %.2f %%, %d removed, %d of them corrupted%n",
        run.seed(),
        run.arm().title(),
        100 * run.accuracy(),
        run.removed(),
        run.found());
    console.flush();
  }
}
