package io.mien.stream.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mien.recognition.MienException;
import io.mien.stream.frames.RecordLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A single-node Kafka cluster within this process: broker and KRaft controller, reachable on
 * 127.0.0.1 only. Transactions work. Closing stops it cleanly; the thread that closes waits.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private final BrokerFolder folder;
  private final KafkaRaftServer server;
  private final String bootstrapServers;

  private EmbeddedBroker(BrokerFolder folder, KafkaRaftServer server, String bootstrapServers) {
    this.folder = folder;
    this.server = server;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Starts a broker and returns when it answers, after about three seconds.
   *
   * @throws MienException if the port is taken, or the folder cannot be written or has a broker
   */
  public static EmbeddedBroker start(BrokerOptions options) {
    if (options.port() != 0) {
      Ports.requireFree(options.port());
    }
    BrokerFolder folder = BrokerFolder.open(options.folder());
    try {
      return start(folder, options.port() == 0 ? Ports.free() : options.port(), options.limits());
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static EmbeddedBroker start(BrokerFolder folder, int port, RecordLimits limits) {
    Properties properties =
        ServerProperties.of(folder.data(), port, Ports.freeBeside(port), limits);
    if (!folder.isFormatted()) {
      format(folder, properties);
    }
    KafkaRaftServer server = create(folder, properties);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      server.awaitShutdown();
      throw unusable(folder, e);
    }
    return new EmbeddedBroker(folder, server, "127.0.0.1:" + port);
  }

  private static KafkaRaftServer create(BrokerFolder folder, Properties properties) {
    try {
      return new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    } catch (RuntimeException e) {
      throw unusable(folder, e);
    }
  }

  private static MienException unusable(BrokerFolder folder, RuntimeException cause) {
    return new MienException(
        "the broker did not start on %s: %s; if the folder is damaged and its records may go, delete it or choose another"
            .formatted(folder.data(), cause.getMessage()),
        cause);
  }

  private static void format(BrokerFolder folder, Properties properties) {
    try (Writer file = Files.newBufferedWriter(folder.serverProperties())) {
      properties.store(file, null);
    } catch (IOException e) {
      throw new MienException("cannot write " + folder.serverProperties(), e);
    }
    var output = new ByteArrayOutputStream();
    String[] arguments = {
      "format",
      "--config",
      folder.serverProperties().toString(),
      "--cluster-id",
      Uuid.randomUuid().toString()
    };
    int code = StorageTool.execute(arguments, new PrintStream(output, true, UTF_8));
    if (code != 0) {
      throw new MienException(
          "the broker cannot prepare %s: %s".formatted(folder.data(), output.toString(UTF_8)));
    }
  }

  /** Where clients begin, as {@code host:port}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Waits until the broker has stopped, then gives back its folder. */
  @Override
  public void close() {
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      folder.close();
    }
  }
}
