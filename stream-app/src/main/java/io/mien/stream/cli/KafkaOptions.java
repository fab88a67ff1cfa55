package io.mien.stream.cli;

import static java.util.Objects.requireNonNull;

import io.mien.stream.broker.BrokerCheck;
import io.mien.stream.broker.RegistryCheck;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach Kafka; for every command that talks to a broker it did not start itself. */
final class KafkaOptions {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT[,...]",
      defaultValue = "127.0.0.1:9092",
      description = "Kafka brokers to begin with (default: ${DEFAULT-VALUE}).")
  private String bootstrapServers = "";

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "mien.",
      description = "What the names of all topics begin with (default: ${DEFAULT-VALUE}).")
  private String topicPrefix = "";

  @Option(
      names = "--schema-registry",
      paramLabel = "URL",
      description =
          "A registry for schemas, for example http://localhost:8080/apis/registry/v3; without it"
              + " records carry the fingerprint of the schemas of this build.")
  private @Nullable URI schemaRegistry;

  @Option(
      names = "--kafka-property",
      paramLabel = "KEY=VALUE",
      split = "\\R",
      splitSynopsisLabel = " ",
      description =
          "Any other client property, for example security.protocol=SSL; repeat for more, one a"
              + " line in a file or the environment.")
  private Map<String, String> kafkaProperties = new LinkedHashMap<>();

  String bootstrapServers() {
    return bootstrapServers;
  }

  String topicPrefix() {
    return topicPrefix;
  }

  /** The registry's URL, or null for single-object encoding. */
  @Nullable String schemaRegistry() {
    return schemaRegistry == null ? null : schemaRegistry.toString();
  }

  /**
   * Asks the broker, and the registry if there is one, before a command starts anything.
   *
   * @throws io.mien.recognition.MienException if one of them does not answer within some seconds
   */
  void requireReachable() {
    BrokerCheck.requireReachable(clientProperties());
    if (schemaRegistry != null) {
      RegistryCheck.requireReachable(schemaRegistry);
    }
  }

  /** What every client needs: the servers and the extra properties. */
  Map<String, Object> clientProperties() {
    Map<String, Object> properties = new LinkedHashMap<>(kafkaProperties);
    properties.put("bootstrap.servers", requireNonNull(bootstrapServers));
    return properties;
  }
}
