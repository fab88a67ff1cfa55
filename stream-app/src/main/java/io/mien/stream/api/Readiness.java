package io.mien.stream.api;

import io.mien.stream.topology.CameraQueries;
import java.util.Optional;

/** Whether the process does its work at this moment. Asked by any thread; answers at once. */
public interface Readiness {

  /** True while frames are processed; false while starting, rebalancing or stopped. */
  boolean isReady();

  /** The present state in a word, for people. */
  String state();

  /** What the application knows of cameras; empty as long as it has not started. */
  default Optional<CameraQueries> cameras() {
    return Optional.empty();
  }
}
