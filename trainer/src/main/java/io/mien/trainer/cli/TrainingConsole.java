package io.mien.trainer.cli;

import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.TrainingListener;
import io.mien.trainer.cnn.TrainingState;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Shows training: a bar on a terminal, one line an epoch everywhere. */
final class TrainingConsole implements TrainingListener, AutoCloseable {

  private final PrintWriter console;
  private final @Nullable ProgressBar bar;

  private TrainingConsole(PrintWriter console, @Nullable ProgressBar bar) {
    this.console = console;
    this.bar = bar;
  }

  static TrainingConsole on(PrintWriter console) {
    boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
    return new TrainingConsole(
        console,
        terminal
            ? new ProgressBarBuilder().setTaskName("train").setUnit(" steps", 1).build()
            : null);
  }

  @Override
  public void stepped(long step, long total, double loss) {
    if (bar != null) {
      bar.maxHint(total);
      bar.stepTo(step);
      bar.setExtraMessage("loss %.3f".formatted(loss));
    }
  }

  @Override
  public void epochEnded(EpochFigures figures) {
    console.printf(
        "epoch %d: loss %.4f, validation loss %.4f, accuracy %s, %.0f s%n",
        figures.epoch(),
        figures.trainingLoss(),
        figures.validationLoss(),
        percent(figures),
        figures.seconds());
    console.flush();
  }

  private static String percent(EpochFigures figures) {
    return figures.accuracies().stream()
        .map(accuracy -> "%.2f %%".formatted(100 * accuracy))
        .collect(Collectors.joining(" and "));
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
                    best.epoch(), percent(best), folder.resolve("best.pt")));
    console.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
