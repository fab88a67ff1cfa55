package io.mien.stream.bench;

import io.mien.recognition.RecognizedFrame;
import io.mien.recognition.Recognizer;
import io.mien.stream.topology.Recognition;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The recognition of the stream without the stream: every thread has a recognizer of its own and
 * shows it frames from memory, one after the other. What the threads need of the processors is
 * shared out to the stages in proportion to the time each took, since a stage does nothing but
 * compute.
 */
final class BareLoop {

  private final Recognition recognition;
  private final FrameSet frames;
  private final List<byte[]> pictures;
  private final int threads;

  /**
   * What a loop came to.
   *
   * @param seconds from the first frame to the last
   * @param cpuMs of all its threads for one frame, by stage
   * @param allocatedBytes on the Java heap for one frame
   */
  record Pass(long frames, long faces, double seconds, StageTimes cpuMs, double allocatedBytes) {

    double framesPerSecond() {
      return frames / seconds;
    }
  }

  private record Share(
      long frames, long faces, StageTimes times, double cpuMs, double allocatedBytes) {}

  BareLoop(Recognition recognition, FrameSet frames, int threads) {
    this.recognition = recognition;
    this.frames = frames;
    this.pictures = frames.pictures();
    this.threads = threads;
  }

  /** Recognizes so many frames in all, after some that do not count. */
  Pass run(int warmUp, int count) throws InterruptedException {
    long[] began = new long[1];
    CyclicBarrier start = new CyclicBarrier(threads, () -> began[0] = System.nanoTime());
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Share>> work = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        work.add(() -> share(thread, warmUp / threads, count / threads, start));
      }
      List<Share> shares = Outcomes.of(executor.invokeAll(work), "the bare loop");
      return sum(shares, (System.nanoTime() - began[0]) / 1e9);
    } finally {
      executor.shutdownNow();
    }
  }

  private Share share(int thread, int warmUp, int count, CyclicBarrier start) throws Exception {
    var usage = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (Recognizer recognizer = new Recognizer(recognition.finder(), recognition.model())) {
      for (int i = 0; i < warmUp; i++) {
        recognize(recognizer, thread, i);
      }
      start.await();
      long cpu = usage.getCurrentThreadCpuTime();
      long allocated = usage.getCurrentThreadAllocatedBytes();
      StageTimes times = StageTimes.NONE;
      long faces = 0;
      for (int i = 0; i < count; i++) {
        RecognizedFrame frame = recognize(recognizer, thread, warmUp + i);
        times = times.plus(frame.latencies());
        faces += frame.faces().size();
      }
      return new Share(
          count,
          faces,
          times,
          (usage.getCurrentThreadCpuTime() - cpu) / 1e6,
          usage.getCurrentThreadAllocatedBytes() - allocated);
    }
  }

  /** Every thread is a camera of its own. */
  private RecognizedFrame recognize(Recognizer recognizer, int thread, int sequence) {
    return recognizer.recognize(
        pictures.get(frames.index(thread, threads, sequence)),
        FrameSet.cameraId(thread),
        Instant.EPOCH.plus(FrameSet.APART.multipliedBy(sequence)));
  }

  private static Pass sum(List<Share> shares, double seconds) {
    long frames = shares.stream().mapToLong(Share::frames).sum();
    StageTimes times = StageTimes.NONE;
    for (Share share : shares) {
      times = times.plus(share.times());
    }
    double cpuMs = shares.stream().mapToDouble(Share::cpuMs).sum();
    return new Pass(
        frames,
        shares.stream().mapToLong(Share::faces).sum(),
        seconds,
        times.times(cpuMs / times.sum() / frames),
        shares.stream().mapToDouble(Share::allocatedBytes).sum() / frames);
  }
}
