package io.mien.stream.fault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Readers of events that are slow: one of the topic, and pages that stopped reading. They hold up
 * nobody, and the application does not keep for them what they do not take.
 */
@Timeout(300)
@ExtendWith(SharedBroker.class)
class SlowReaderIT {

  private static final Logger LOG = LoggerFactory.getLogger(SlowReaderIT.class);

  private static final int FRAMES = Scenario.FULL ? 20_000 : 600;
  private static final int STALLED_PAGES = 20;
  private static final long MORE_MEMORY = 128L << 20;

  @Test
  void shouldHoldUpNobody(BrokerProcess broker) throws Exception {
    List<Socket> stalled = new ArrayList<>();
    try (Scenario scenario = Scenario.on(broker, "slow-reader")) {
      MienProcess stream = scenario.launch();
      scenario.awaitReady(List.of(stream));
      URI page = scenario.page(stream);
      for (int i = 0; i < STALLED_PAGES; i++) {
        stalled.add(askForEventsAndReadNone(page));
      }
      scenario.sender().send("camera-0", 0);
      scenario.awaitAll();
      long memory = stream.peakMemory();
      for (int i = 0; i < FRAMES; i++) {
        scenario.sender().send("camera-" + i % 4, i);
      }
      scenario.awaitAll();
      long more = stream.peakMemory() - memory;
      LOG.info("{} MiB more with {} pages that do not read", more >> 20, STALLED_PAGES);

      assertThat(more).isLessThan(MORE_MEMORY);
      try (Load load = Load.start(scenario.sender(), Load.cameras(1), 10)) {
        assertThat(firstEvent(page)).contains(load.cameras().get(0));
      }
      int sent = scenario.sender().sent().size();
      scenario.awaitAll();
      assertThat(readSlowly(broker.servers(), scenario.topics().emotions(), sent)).hasSize(sent);
      scenario.compare();
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  private static Socket askForEventsAndReadNone(URI page) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(1 << 12);
    socket.connect(new InetSocketAddress(page.getHost(), page.getPort()));
    String request =
        "GET /api/events HTTP/1.1\r\nHost: %s:%d\r\n\r\n".formatted(page.getHost(), page.getPort());
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    return socket;
  }

  private static String firstEvent(URI page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page.resolve("api/events")).build();
    try (Stream<String> lines =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body()) {
      return lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow();
    }
  }

  /** Places of the records that a reader gets who takes one at a time and works on each. */
  private static Set<String> readSlowly(String servers, String topic, int count)
      throws InterruptedException {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            servers,
            "isolation.level",
            "read_committed",
            "max.poll.records",
            1);
    Set<String> places = new HashSet<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (places.size() < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          places.add(record.partition() + "-" + record.offset());
          TimeUnit.MILLISECONDS.sleep(5);
        }
      }
    }
    return places;
  }
}
