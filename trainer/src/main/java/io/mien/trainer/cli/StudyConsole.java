package io.mien.trainer.cli;

import io.mien.trainer.dbn.DbnListener;
import io.mien.trainer.study.StudyListener;
import io.mien.trainer.study.StudyRun;
import java.io.PrintWriter;
import java.io.Writer;

/** Shows several runs at a time: every line begins with its run. Thread-safe. */
final class StudyConsole implements StudyListener {

  private static final double PERCENT = 100;

  private final PrintWriter console;
  private final int all;
  private int done;

  /**
   * @param all runs that there will be
   */
  StudyConsole(PrintWriter console, int all) {
    this.console = console;
    this.all = all;
  }

  /** Tells of the passes of one run. */
  DbnListener of(String run) {
    return new DbnConsole(new PrintWriter(new Lines(run), false));
  }

  @Override
  public synchronized void finished(StudyRun run) {
    done++;
    console.printf(
        "%d of %d: %s, seed %d: %s, validation %.2f %%, PublicTest %.2f %%, %.0f s%n",
        done,
        all,
        run.contender().title(),
        run.seed(),
        run.structure(),
        PERCENT * run.validation(),
        PERCENT * run.publicTest(),
        run.seconds());
    console.flush();
  }

  private synchronized void print(String text) {
    console.print(text);
    console.flush();
  }

  /** Whole lines, each behind the name of its run. */
  private final class Lines extends Writer {

    private final String run;
    private final StringBuilder line = new StringBuilder();

    Lines(String run) {
      this.run = run;
    }

    @Override
    public void write(char[] characters, int from, int count) {
      line.append(characters, from, count);
    }

    @Override
    public void flush() {
      int end = line.lastIndexOf("\n");
      if (end >= 0) {
        StringBuilder text = new StringBuilder();
        line.substring(0, end)
            .lines()
            .forEach(one -> text.append(run).append(": ").append(one).append('\n'));
        line.delete(0, end + 1);
        print(text.toString());
      }
    }

    @Override
    public void close() {
      flush();
    }
  }
}
