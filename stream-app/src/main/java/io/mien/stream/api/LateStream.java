package io.mien.stream.api;

import io.mien.stream.topology.CameraQueries;
import io.mien.stream.topology.StreamRunner;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stream that starts after the page: the page's port has to be known before, because other
 * instances are told of it. Safe for use by many threads.
 */
public final class LateStream implements Readiness {

  private volatile @Nullable StreamRunner runner;

  /** The stream that has started. */
  public void follow(StreamRunner stream) {
    runner = stream;
  }

  @Override
  public boolean isReady() {
    StreamRunner stream = runner;
    return stream != null && stream.isReady();
  }

  @Override
  public String state() {
    StreamRunner stream = runner;
    return stream == null ? "STARTING" : stream.state();
  }

  @Override
  public Optional<CameraQueries> cameras() {
    return Optional.ofNullable(runner).map(StreamRunner::cameras);
  }
}
