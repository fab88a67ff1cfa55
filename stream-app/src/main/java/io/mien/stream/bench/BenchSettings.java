package io.mien.stream.bench;

import static java.util.Objects.requireNonNull;

import io.mien.stream.topology.JudgingSettings;
import io.mien.stream.topology.RecognitionSettings;
import java.time.Duration;

/**
 * What is measured, and how long. The stream judges every face of every frame, whatever was asked
 * for: so does the bare loop, and two different things cannot be compared.
 *
 * @param cameras that the frames are shared out to, each with a partition of its own
 * @param threads of the bare loop and of the stream alike
 * @param rounds of the loop and of the stream, one after the other
 * @param commitInterval of the stream
 * @param loadShare of the measured rate at which latencies are taken, in (0, 1)
 * @param load for how long they are taken; zero leaves them out
 * @param memory for how long the resident memory is watched at that load; zero leaves it out
 */
public record BenchSettings(
    RecognitionSettings recognition,
    int cameras,
    int threads,
    Rounds rounds,
    Duration commitInterval,
    double loadShare,
    Duration load,
    Duration memory) {

  /**
   * How often both are measured.
   *
   * @param warmUp that do not count, while the JVM still compiles
   * @param counted whose medians are reported
   * @param frames of a run that count; a quarter more goes before them
   */
  public record Rounds(int warmUp, int counted, int frames) {
    public Rounds {
      if (warmUp < 0 || counted < 1 || frames < 1) {
        throw new IllegalArgumentException(
            "at least one round of one frame counts: %d, %d, %d"
                .formatted(warmUp, counted, frames));
      }
    }

    int all() {
      return warmUp + counted;
    }

    /** Frames before those that count, until caches and clients are in their stride. */
    int framesBefore() {
      return frames / 4;
    }
  }

  public BenchSettings {
    recognition = judgingAll(requireNonNull(recognition, "recognition"));
    requireNonNull(rounds, "rounds");
    requireNonNull(commitInterval, "commitInterval");
    requireNonNull(load, "load");
    requireNonNull(memory, "memory");
    if (cameras < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "cameras and threads are at least 1: %d, %d".formatted(cameras, threads));
    }
    if (!(loadShare > 0 && loadShare < 1)) {
      throw new IllegalArgumentException("the load lies between 0 and 1: " + loadShare);
    }
    if (load.isNegative() || memory.isNegative()) {
      throw new IllegalArgumentException("no time is negative: %s, %s".formatted(load, memory));
    }
  }

  private static RecognitionSettings judgingAll(RecognitionSettings asked) {
    JudgingSettings all =
        new JudgingSettings(asked.tracking().judging().gates(), true, Duration.ZERO);
    return new RecognitionSettings(
        asked.bundle(),
        asked.experts(),
        asked.onnx(),
        asked.detector(),
        asked.limits(),
        asked.tracking().withJudging(all),
        asked.claims());
  }
}
