package io.mien.stream.broker;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Asks the brokers once, before anything is started: Kafka's clients themselves try for ever and
 * log each time.
 */
public final class BrokerCheck {

  /** For a broker that is just starting; somebody who mistyped the address waits as long. */
  private static final Duration UNTIL_LISTENING = Duration.ofSeconds(3);

  private static final Duration UNTIL_ANSWER = Duration.ofSeconds(5);
  private static final int CONNECT_MS = 2000;
  private static final int PAUSE_MS = 200;

  private BrokerCheck() {}

  /**
   * Returns when a broker has answered.
   *
   * @param client properties of a Kafka client, {@code bootstrap.servers} among them
   * @throws MienException if no broker answers within some seconds, or a property is wrong
   */
  public static void requireReachable(Map<String, Object> client) {
    String servers = String.valueOf(client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    try {
      awaitListener(servers);
      ask(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("interrupted while asking for the Kafka broker " + servers, e);
    } catch (ExecutionException e) {
      Throwable reason = requireNonNull(e.getCause());
      String sentence =
          reason instanceof TimeoutException
              ? "%s does not answer as a Kafka broker does; see whether it is one, and --kafka-property for its security settings"
                  .formatted(servers)
              : "the Kafka broker at %s refuses: %s; see --kafka-property for its security settings"
                  .formatted(servers, reason.getMessage());
      throw new MienException(sentence, e);
    } catch (IOException e) {
      throw new MienException(
          "no Kafka broker answers at %s; see whether the address is right, or start one with 'mien broker'"
              .formatted(servers),
          e);
    } catch (KafkaException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new MienException(
          "cannot use the Kafka broker %s: %s; see --bootstrap-servers and --kafka-property"
              .formatted(servers, reason.getMessage()),
          e);
    }
  }

  /** A plain connection first: Kafka's client would log every attempt. */
  private static void awaitListener(String servers) throws IOException, InterruptedException {
    List<InetSocketAddress> addresses =
        ClientUtils.parseAndValidateAddresses(
            List.of(servers.split("\\s*,\\s*")), ClientDnsLookup.USE_ALL_DNS_IPS);
    long deadline = System.nanoTime() + UNTIL_LISTENING.toNanos();
    while (true) {
      try {
        connectToAny(addresses);
        return;
      } catch (IOException e) {
        if (System.nanoTime() >= deadline) {
          throw e;
        }
        Thread.sleep(PAUSE_MS);
      }
    }
  }

  private static void connectToAny(List<InetSocketAddress> addresses) throws IOException {
    IOException last = new IOException("no address");
    for (InetSocketAddress address : addresses) {
      try (Socket socket = new Socket()) {
        socket.connect(address, CONNECT_MS);
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private static void ask(Map<String, Object> client)
      throws ExecutionException, InterruptedException {
    Map<String, Object> config = new HashMap<>(client);
    int patience = Math.toIntExact(UNTIL_ANSWER.toMillis());
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    try (Admin admin = Admin.create(config)) {
      admin.describeCluster().clusterId().get();
    }
  }
}
