package io.mien.trainer.cli;

import io.mien.trainer.cnn.CnnTraining;
import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.Learned;
import io.mien.trainer.cnn.TrainingListener;
import io.mien.trainer.cnn.TrainingState;
import io.mien.trainer.evaluate.AffectScores;
import io.mien.trainer.outlier.Removal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Shows training: a bar on a terminal, one line an epoch everywhere. */
final class TrainingConsole implements TrainingListener, AutoCloseable {

  /** Of a new step in the means that are shown. */
  private static final double SMOOTHING = 0.02;

  private final PrintWriter console;
  private final int batch;
  private final @Nullable ProgressBar bar;
  private final Pace pace = new Pace();
  private double mean = Double.NaN;
  private double right;

  private TrainingConsole(PrintWriter console, int batch, @Nullable ProgressBar bar) {
    this.console = console;
    this.batch = batch;
    this.bar = bar;
  }

  /**
   * @param batch faces of a step
   */
  static TrainingConsole on(PrintWriter console, int batch) {
    boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    return new TrainingConsole(
        console,
        batch,
        terminal
            ? new ProgressBarBuilder().setTaskName("train").setUnit(" steps", 1).hideEta().build()
            : null);
  }

  @Override
  public void stepped(long step, long total, Learned learned) {
    pace.stepped(step, total);
    mean = Double.isNaN(mean) ? learned.loss() : mean + (learned.loss() - mean) * SMOOTHING;
    right += (learned.right() / (double) batch - right) * (right == 0 ? 1 : SMOOTHING);
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(step);
      bar.setExtraMessage(
          String.format(
              Locale.ROOT,
              " loss %.3f, right %.0f %%, %.0f faces/s, %s left",
              mean,
              100 * right,
              pace.stepsPerSecond() * batch,
              pace.left()));
    }
  }

  @Override
  public void epochEnded(EpochFigures figures) {
    console.printf(
        Locale.ROOT,
        "epoch %d: loss %.4f, validation loss %.4f, accuracy %s, %.0f s, %.0f faces/s,"
            + " %.1f %% waiting for faces, %s left%n",
        figures.epoch(),
        figures.trainingLoss(),
        figures.validationLoss(),
        percent(figures),
        figures.seconds(),
        figures.facesPerSecond(),
        100 * figures.waiting(),
        pace.left());
    console.flush();
  }

  @Override
  public void removed(Removal removal) {
    console.printf(
        Locale.ROOT,
        "epoch %d: %d of %d faces removed, whose loss is above %.3f%n",
        removal.epoch(),
        removal.removed().size(),
        removal.losses().size(),
        removal.threshold());
  }

  private static String percent(EpochFigures figures) {
    String right =
        figures.accuracies().stream()
            .map(accuracy -> String.format(Locale.ROOT, "%.2f %%", 100 * accuracy))
            .collect(Collectors.joining(" and "));
    AffectScores affect = figures.affect();
    return affect == null ? right : "%s (%s)".formatted(right, affect.sentence());
  }

  /** Tells what was reached and what to do next. */
  void finished(TrainingState state, Path folder) {
    if (state.epochs() < state.options().epochs()) {
      console.printf(
          "Stopped after %d of %d epochs; --resume with --out %s goes on.%n",
          state.epochs(), state.options().epochs(), folder);
    }
    state
        .best()
        .ifPresent(
            best ->
                console.printf(
                    "Best: epoch %d, validation accuracy %s, in %s%n",
                    best.epoch(), percent(best), folder.resolve(CnnTraining.BEST)));
    console.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
