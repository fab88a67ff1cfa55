package io.mien.stream.cli;

import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.frames.RecordLimits;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs an embedded broker until it is told to stop. */
@Command(
    name = "broker",
    description =
        "Run a Kafka broker on 127.0.0.1 for trying things, until Ctrl-C. Without --folder its"
            + " records are gone when it stops.")
final class BrokerCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9092",
      converter = Numbers.Port.class,
      description = "Port on 127.0.0.1, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Keep the records here; made if it is missing.")
  private @Nullable Path folder;

  @Option(
      names = "--max-frame-bytes",
      paramLabel = "N",
      defaultValue = "8388608",
      converter = Numbers.FrameBytes.class,
      description =
          "Largest encoded frame in bytes, as capture and stream are told (default:"
              + " ${DEFAULT-VALUE}).")
  private int maxFrameBytes;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    BrokerOptions options = new BrokerOptions(folder, port, RecordLimits.ofFrames(maxFrameBytes));
    try (StopSignal stop = StopSignal.watch();
        EmbeddedBroker broker = EmbeddedBroker.start(options)) {
      var out = spec.commandLine().getOut();
      out.println("broker: " + broker.bootstrapServers() + " (Ctrl-C stops it)");
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }
}
