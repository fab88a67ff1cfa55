package io.mien.trainer.cli;

import io.mien.trainer.data.layout.ReadProgress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Shows how pictures are decoded: a bar on a terminal, a line for every tenth elsewhere. */
final class ReadingConsole implements ReadProgress, AutoCloseable {

  private static final int LINES = 10;

  private final PrintWriter console;
  private final boolean terminal = CommandLine.Help.Ansi.AUTO.enabled();
  private @Nullable ProgressBar bar;
  private int told;

  ReadingConsole(PrintWriter console) {
    this.console = console;
  }

  @Override
  public void at(int done, int all) {
    if (terminal) {
      if (bar == null) {
        bar = new ProgressBarBuilder().setTaskName("decode").setUnit(" pictures", 1).build();
      }
      bar.maxHint(all);
      bar.stepTo(done);
      return;
    }
    int tenths = (int) ((long) LINES * done / all);
    if (tenths > told) {
      told = tenths;
      console.printf("Decoded %d of %d pictures%n", done, all);
      console.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
