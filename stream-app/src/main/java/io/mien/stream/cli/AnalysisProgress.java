package io.mien.stream.cli;

import io.mien.stream.analyze.AnalysisWatcher;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how far an analysis is: a bar on a terminal, a line now and then elsewhere. */
final class AnalysisProgress implements AnalysisWatcher, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AnalysisProgress.class);
  private static final long LINE_NANOS = 10_000_000_000L;

  private final StopSignal stop;
  private final boolean terminal = Terminal.isPresent();
  private @Nullable ProgressBar bar;
  private long lastLine;
  private boolean told;

  private AnalysisProgress(StopSignal stop) {
    this.stop = stop;
  }

  static AnalysisProgress on(StopSignal stop) {
    return new AnalysisProgress(stop);
  }

  @Override
  public void progress(long processed, long published, boolean allPublished) {
    if (terminal) {
      if (bar == null) {
        bar =
            new ProgressBarBuilder()
                .setTaskName("frames")
                .setStyle(ProgressBarStyle.ASCII)
                .setInitialMax(-1)
                .showSpeed()
                .build();
      }
      // How many there will be is known when the last one is published.
      bar.maxHint(allPublished ? published : -1).stepTo(processed);
    } else if (lastLine == 0) {
      lastLine = System.nanoTime();
    } else if (System.nanoTime() - lastLine >= LINE_NANOS) {
      lastLine = System.nanoTime();
      LOG.info("{} frames{}", processed, allPublished ? " of " + published : "");
    }
  }

  @Override
  public boolean isStopRequested() {
    boolean requested = stop.isRequested();
    if (requested && !told) {
      told = true;
      LOG.info("Stopping: what is published is still analyzed; Ctrl-C again ends at once.");
    }
    return requested;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
