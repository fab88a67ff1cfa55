package io.mien.stream.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark came to. Rates are medians of the rounds; the ratio is the median of the rounds'
 * own ratios, since both of its sides were measured one right after the other.
 *
 * @param bare the loop of each round
 * @param drains the stream of each round
 * @param load latencies at a share of the rate; null if they were left out
 * @param doubled likewise with twice the cameras at the same rate
 * @param memory null if it was not watched
 * @param loadAverage of the machine before the first round: what else was running
 */
record BenchResult(
    BenchSettings settings,
    FrameSet frames,
    List<BareLoop.Pass> bare,
    List<Drain.Pass> drains,
    SteadyLoad.@Nullable Result load,
    SteadyLoad.@Nullable Result doubled,
    MemoryTrend.@Nullable Result memory,
    double loadAverage) {

  BenchResult {
    bare = List.copyOf(bare);
    drains = List.copyOf(drains);
    if (bare.isEmpty() || bare.size() != drains.size()) {
      throw new IllegalArgumentException("a round is one loop and one drain");
    }
  }

  double framesPerSecond() {
    return rate(drains);
  }

  static double rate(List<Drain.Pass> drains) {
    return Statistics.median(drains.stream().mapToDouble(Drain.Pass::framesPerSecond).toArray());
  }

  double facesPerSecond() {
    return Statistics.median(drains.stream().mapToDouble(Drain.Pass::facesPerSecond).toArray());
  }

  double bareFramesPerSecond() {
    return Statistics.median(bare.stream().mapToDouble(BareLoop.Pass::framesPerSecond).toArray());
  }

  double ratio() {
    double[] ratios = new double[bare.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = drains.get(i).framesPerSecond() / bare.get(i).framesPerSecond();
    }
    return Statistics.median(ratios);
  }

  /** Processor time of the stages in the bare loop, the means of all rounds. */
  StageTimes stages() {
    StageTimes sum = StageTimes.NONE;
    for (BareLoop.Pass pass : bare) {
      sum = sum.plus(pass.cpuMs());
    }
    return sum.times(1.0 / bare.size());
  }

  /** Processor time of the whole process in the stream. */
  double streamCpuMs() {
    return Statistics.median(drains.stream().mapToDouble(Drain.Pass::cpuMs).toArray());
  }

  /** What is left for Kafka, tracks, the broker and the JVM itself. */
  double restCpuMs() {
    return streamCpuMs() - stages().sum();
  }

  /** The ratio that processor time alone would give: of what a frame takes, that of the stages. */
  double cpuRatio() {
    return stages().sum() / streamCpuMs();
  }

  double allocatedBytes() {
    return Statistics.median(bare.stream().mapToDouble(BareLoop.Pass::allocatedBytes).toArray());
  }
}
