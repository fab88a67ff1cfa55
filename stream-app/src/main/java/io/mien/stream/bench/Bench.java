package io.mien.stream.bench;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.files.TemporaryFolder;
import io.mien.stream.frames.RecordLimits;
import io.mien.stream.topology.Recognition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures the stream beside the bare recognition. Broker, frames, stream and consumer share this
 * process and its machine: what they take is missing to the recognition, as it is on one machine.
 */
public final class Bench {

  private final BenchSettings settings;
  private final FrameSet frames;
  private final Consumer<String> progress;

  /**
   * @param progress hears one line about each part
   */
  public Bench(BenchSettings settings, FrameSet frames, Consumer<String> progress) {
    this.settings = requireNonNull(settings, "settings");
    this.frames = requireNonNull(frames, "frames");
    this.progress = requireNonNull(progress, "progress");
  }

  /**
   * Runs everything.
   *
   * @throws MienException if something cannot be measured, or an event is missing or came twice
   */
  public BenchReport run() throws InterruptedException {
    double loadAverage = ProcessUse.load();
    try (Recognition recognition = Recognition.open(settings.recognition());
        TemporaryFolder state = TemporaryFolder.create("mien-bench-");
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary(limits()))) {
      return new BenchReport(
          measure(recognition, state.path(), broker.bootstrapServers(), loadAverage));
    } catch (IOException e) {
      throw new MienException(
          "the temporary folder cannot be used (%s); give Java another one with -Djava.io.tmpdir"
              .formatted(e.getMessage()),
          e);
    }
  }

  private RecordLimits limits() {
    return RecordLimits.ofFrames(settings.recognition().limits().maxBytes());
  }

  private BenchResult measure(
      Recognition recognition, Path state, String servers, double loadAverage)
      throws InterruptedException {
    BareLoop loop = new BareLoop(recognition, frames, settings.threads());
    Drain drain = new Drain(recognition, frames, settings);
    BenchSettings.Rounds rounds = settings.rounds();
    List<BareLoop.Pass> bare = new ArrayList<>();
    List<Drain.Pass> drains = new ArrayList<>();
    for (int round = 1; round <= rounds.all(); round++) {
      BareLoop.Pass alone = loop.run(rounds.framesBefore(), rounds.frames());
      Drain.Pass streamed = drain.run("bench-" + round, servers, state);
      boolean counts = round > rounds.warmUp();
      if (counts) {
        bare.add(alone);
        drains.add(streamed);
      }
      progress.accept(
          "round %d of %d%s: bare loop %.1f frames/s, stream %.1f frames/s"
              .formatted(
                  round,
                  rounds.all(),
                  counts ? "" : " (warm-up)",
                  alone.framesPerSecond(),
                  streamed.framesPerSecond()));
    }
    double rate = settings.loadShare() * BenchResult.rate(drains);
    SteadyLoad load = new SteadyLoad(recognition, frames, settings);
    SteadyLoad.Result once = null;
    SteadyLoad.Result doubled = null;
    if (settings.load().compareTo(Duration.ZERO) > 0) {
      int cameras = settings.cameras();
      once =
          load.run(
              "load-1", servers, state, cameras, rate, settings.load(), SteadyLoad.Watcher.NONE);
      progress.accept(told(once));
      doubled =
          load.run(
              "load-2",
              servers,
              state,
              2 * cameras,
              rate,
              settings.load(),
              SteadyLoad.Watcher.NONE);
      progress.accept(told(doubled));
    }
    MemoryTrend.Result memory = null;
    if (settings.memory().compareTo(Duration.ZERO) > 0) {
      MemoryTrend trend = new MemoryTrend();
      var unused =
          load.run("memory", servers, state, settings.cameras(), rate, settings.memory(), trend);
      memory = trend.result();
      progress.accept("memory: %+.1f MiB an hour".formatted(memory.mibPerHour()));
    }
    return new BenchResult(settings, frames, bare, drains, once, doubled, memory, loadAverage);
  }

  private static String told(SteadyLoad.Result load) {
    return "%d cameras, %.1f frames/s: p50 %.0f ms, p99 %.0f ms"
        .formatted(load.cameras(), load.framesPerSecond(), load.latencyMs(.5), load.latencyMs(.99));
  }
}
