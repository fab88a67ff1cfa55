package io.mien.stream.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be stopped, the last first. Every step is taken, whatever becomes of the others. */
final class Teardown implements AutoCloseable {

  private final Deque<Runnable> steps = new ArrayDeque<>();

  void add(Runnable step) {
    steps.push(step);
  }

  /** Takes the steps; a second call finds none. The first failure is thrown when all is done. */
  @Override
  public void close() {
    RuntimeException failure = null;
    while (!steps.isEmpty()) {
      try {
        steps.pop().run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
