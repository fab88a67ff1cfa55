package io.mien.stream.broker;

import io.mien.recognition.MienException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks the brokers once, before anything is started: Kafka's clients themselves try for ever and log
 * each time.
 */
public final class BrokerCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private BrokerCheck() {}

  /**
   * Returns when a broker has answered.
   *
   * @param client properties of a Kafka client, {@code bootstrap.servers} among them
   * @throws MienException if no broker answers within some seconds, or a property is wrong
   */
  public static void requireReachable(Map<String, Object> client) {
    Object servers = client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    Map<String, Object> config = new HashMap<>(client);
    int patience = Math.toIntExact(PATIENCE.toMillis());
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    try (Admin admin = Admin.create(config)) {
      admin.describeCluster().clusterId().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("interrupted while asking for the Kafka broker " + servers, e);
    } catch (ExecutionException e) {
      throw new MienException(
          e.getCause() instanceof TimeoutException
              ? "no Kafka broker answers at %s; see whether the address is right, or start one with 'mien broker'"
                  .formatted(servers)
              : "the Kafka broker at %s refuses: %s; see --kafka-property for security settings"
                  .formatted(servers, e.getCause().getMessage()),
          e);
    } catch (KafkaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new MienException(
          "cannot use the Kafka broker %s: %s; see --bootstrap-servers and --kafka-property"
              .formatted(servers, reason.getMessage()),
          e);
    }
  }
}
