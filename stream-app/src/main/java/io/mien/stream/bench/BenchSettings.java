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
 * @param frames that count in one run of the loop and in one of the stream
 * @param rounds of both, one after the other; medians are reported
 * @param loadShare of the measured rate at which latencies are taken, in (0, 1)
 * @param load for how long they are taken; zero leaves them out
 * @param memory for how long the resident memory is watched at that load; zero leaves it out
 */
public record BenchSettings(
    RecognitionSettings recognition,
    int cameras,
    int threads,
    int frames,
    int rounds,
    double loadShare,
    Duration load,
    Duration memory) {

  public BenchSettings {
    recognition = judgingAll(requireNonNull(recognition, "recognition"));
    requireNonNull(load, "load");
    requireNonNull(memory, "memory");
    if (cameras < 1 || threads < 1 || frames < 1 || rounds < 1) {
      throw new IllegalArgumentException(
          "cameras, threads, frames and rounds are at least 1: %d, %d, %d, %d"
              .formatted(cameras, threads, frames, rounds));
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

  /** Frames before those that count, while the JVM still compiles. */
  int warmUpFrames() {
    return Math.max(threads, frames / 4);
  }
}
