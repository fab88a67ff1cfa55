package io.mien.stream.api;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/**
 * The events that wait for one browser. Bounded: a browser that does not keep up loses the oldest,
 * and never slows anybody else. Safe for use by one writer and one reader.
 */
final class EventBuffer {

  /**
   * What waited.
   *
   * @param events JSON, oldest first; empty when nothing came
   * @param lost events dropped before these because the browser was slow
   */
  record Batch(List<String> events, long lost) {}

  private final Set<String> cameras;
  private final int capacity;
  private final Queue<String> waiting = new ArrayDeque<>();
  private long lost;
  private boolean closed;

  /**
   * @param cameras ids it is about; empty for all
   * @param capacity events it holds
   */
  EventBuffer(Set<String> cameras, int capacity) {
    this.cameras = Set.copyOf(cameras);
    this.capacity = capacity;
  }

  boolean wants(String camera) {
    return cameras.isEmpty() || cameras.contains(camera);
  }

  /** Adds an event without ever blocking; returns how many were dropped for it. */
  synchronized int offer(String event) {
    if (closed) {
      return 0;
    }
    int dropped = 0;
    while (waiting.size() >= capacity) {
      waiting.remove();
      dropped++;
    }
    lost += dropped;
    waiting.add(event);
    notifyAll();
    return dropped;
  }

  /** Waits until there are events, the time is over or the buffer is closed. */
  synchronized Batch take(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (waiting.isEmpty() && !closed) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(left);
    }
    Batch batch = new Batch(new ArrayList<>(waiting), lost);
    waiting.clear();
    lost = 0;
    return batch;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Wakes the reader; later events are ignored. */
  synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }
}
