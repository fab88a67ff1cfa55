package io.mien.stream.demo;

import io.mien.stream.api.Readiness;
import io.mien.stream.topology.StreamRunner;
import org.jspecify.annotations.Nullable;

/** The readiness of a stream that starts after the page. */
final class LateReadiness implements Readiness {

  private volatile @Nullable StreamRunner runner;

  void follow(StreamRunner stream) {
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
}
