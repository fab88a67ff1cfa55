package io.mien.stream.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Cameras that send good frames at a steady rate until closed. */
final class Load implements AutoCloseable {

  private final FrameSender sender;
  private final List<String> cameras;
  private final long nanosPerFrame;
  private final Thread thread = new Thread(this::send, "load");
  private volatile boolean stopped;

  private Load(FrameSender sender, List<String> cameras, double framesPerSecond) {
    this.sender = sender;
    this.cameras = cameras;
    this.nanosPerFrame = Math.round(TimeUnit.SECONDS.toNanos(1) / framesPerSecond);
  }

  /**
   * @param framesPerSecond of all cameras together
   */
  static Load start(FrameSender sender, List<String> cameras, double framesPerSecond) {
    Load load = new Load(sender, cameras, framesPerSecond);
    load.thread.start();
    return load;
  }

  /** So many names that each partition has some cameras. */
  static List<String> cameras(int count) {
    List<String> cameras = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cameras.add("camera-" + i);
    }
    return List.copyOf(cameras);
  }

  /** Those that send. */
  List<String> cameras() {
    return cameras;
  }

  private void send() {
    long next = System.nanoTime();
    for (long number = 0; !stopped; number++) {
      String camera = cameras.get((int) (number % cameras.size()));
      sender.send(camera, number / cameras.size());
      next += nanosPerFrame;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  /** Returns when no more frames are sent. */
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
