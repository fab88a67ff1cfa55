package io.mien.stream.api;

/** Whether the process does its work at this moment. Asked by any thread; answers at once. */
public interface Readiness {

  /** True while frames are processed; false while starting, rebalancing or stopped. */
  boolean isReady();

  /** The present state in a word, for people. */
  String state();
}
