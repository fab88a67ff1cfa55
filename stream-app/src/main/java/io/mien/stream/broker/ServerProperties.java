package io.mien.stream.broker;

import io.mien.stream.frames.RecordLimits;
import java.nio.file.Path;
import java.util.Properties;

/** The configuration of a cluster that is one process. */
final class ServerProperties {

  /** As long as a client asks for that shares out the work itself: six seconds. */
  private static final String STREAMS_SESSION_MS = "6000";

  private static final String STREAMS_HEARTBEAT_MS = "2000";

  private ServerProperties() {}

  static Properties of(Path data, int port, int controllerPort, RecordLimits limits) {
    Properties properties = new Properties();
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", "1");
    properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty(
        "listeners",
        "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    properties.setProperty("inter.broker.listener.name", "BROKER");
    properties.setProperty(
        "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.setProperty("log.dirs", data.toString());
    // A topic made by accident would have the wrong size limits: mien makes its topics by name.
    properties.setProperty("auto.create.topics.enable", "false");
    alone(properties);
    quick(properties);
    tidy(properties);
    limits.broker().forEach(properties::setProperty);
    return properties;
  }

  /** Nobody else holds a copy. */
  private static void alone(Properties properties) {
    properties.setProperty("default.replication.factor", "1");
    properties.setProperty("min.insync.replicas", "1");
    properties.setProperty("offsets.topic.replication.factor", "1");
    properties.setProperty("transaction.state.log.replication.factor", "1");
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
    properties.setProperty("share.coordinator.state.topic.min.isr", "1");
  }

  /** A handful of clients: fewer internal partitions to make, nothing to wait for. */
  private static void quick(Properties properties) {
    properties.setProperty("offsets.topic.num.partitions", "4");
    properties.setProperty("transaction.state.log.num.partitions", "4");
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
    properties.setProperty("group.streams.initial.rebalance.delay.ms", "0");
    // By the protocol 'streams' it is the broker that notices who is gone.
    properties.setProperty("group.streams.min.session.timeout.ms", STREAMS_SESSION_MS);
    properties.setProperty("group.streams.session.timeout.ms", STREAMS_SESSION_MS);
    properties.setProperty("group.streams.min.heartbeat.interval.ms", STREAMS_HEARTBEAT_MS);
    properties.setProperty("group.streams.heartbeat.interval.ms", STREAMS_HEARTBEAT_MS);
    // What a killed client left open holds up its readers until then.
    properties.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
    properties.setProperty("num.network.threads", "2");
    properties.setProperty("num.io.threads", "4");
    properties.setProperty("background.threads", "2");
    properties.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
  }

  /** Deleted records leave the disk within seconds: what they hold is large and shows people. */
  private static void tidy(Properties properties) {
    properties.setProperty("log.initial.task.delay.ms", "1000");
    properties.setProperty("log.retention.check.interval.ms", "5000");
    properties.setProperty("log.segment.delete.delay.ms", "1000");
  }
}
