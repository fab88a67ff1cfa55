package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.schemas.AvroSerdes;
import io.mien.stream.metrics.StreamMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamSettingsTest {

  private static final DeadLetters LETTERS =
      new DeadLetters(
          Topics.DEFAULT, AvroSerdes.of(null), StreamMetrics.NO_OP, InstantSource.system());

  @Test
  void shouldCommitExactlyOnceAndSoon() {
    StreamsConfig config = new StreamsConfig(properties(Map.of()));

    assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
    assertThat(config.getLong("commit.interval.ms")).isEqualTo(100);
    assertThat(config.getMainConsumerConfigs("group", "client", 0))
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("max.partition.fetch.bytes", 1 << 20)
        .containsEntry("fetch.max.bytes", 4 << 20);
    assertThat(config.getProducerConfigs("client"))
        .as("nothing is sent before the end of the transaction that shows it")
        .containsEntry("linger.ms", 100);
  }

  @Test
  void shouldLetAPersonChangeDefaultsButNotThePromise() {
    Properties properties =
        properties(Map.of("commit.interval.ms", "500", "processing.guarantee", "at_least_once"));

    assertThat(properties)
        .containsEntry("commit.interval.ms", "500")
        .containsEntry("processing.guarantee", "exactly_once_v2");
  }

  @Test
  void shouldNoticeADeadInstanceWithinSeconds() {
    StreamsConfig config = new StreamsConfig(properties(Map.of()));

    assertThat(config.getMainConsumerConfigs("group", "client", 0))
        .containsEntry("session.timeout.ms", 6000)
        .containsEntry("heartbeat.interval.ms", 2000);
    assertThat(config.getProducerConfigs("client")).containsEntry("transaction.timeout.ms", 6100);
  }

  @Test
  void shouldTakeAClientPropertyWithoutItsPrefix() {
    StreamsConfig config =
        new StreamsConfig(
            properties(
                Map.of(
                    "session.timeout.ms", "30000",
                    "producer.linger.ms", "7",
                    "transaction.timeout.ms", "60000")));

    assertThat(config.getMainConsumerConfigs("group", "client", 0))
        .containsEntry("session.timeout.ms", "30000");
    assertThat(config.getProducerConfigs("client"))
        .containsEntry("linger.ms", "7")
        .containsEntry("transaction.timeout.ms", "60000");
  }

  @Test
  void shouldKeepCopiesOfItsStoresIfTold() {
    StreamsConfig config =
        new StreamsConfig(properties(Map.of(), operation(Operation.Protocol.CLASSIC, 2)));

    assertThat(config.getInt("num.standby.replicas")).isEqualTo(2);
    assertThat(config.getString("group.protocol")).isEqualTo("classic");
  }

  /** Clients refuse these where the broker tells them. */
  @Test
  void shouldLeaveToTheBrokerWhatIsItsByTheOtherProtocol() {
    Properties properties = properties(Map.of(), operation(Operation.Protocol.STREAMS, 1));

    assertThat(properties)
        .containsEntry("group.protocol", "streams")
        .doesNotContainKeys(
            "num.standby.replicas",
            "consumer.session.timeout.ms",
            "consumer.heartbeat.interval.ms");
  }

  @Test
  void shouldRefuseWhatIsNoOperation() {
    assertThatThrownBy(() -> operation(Operation.Protocol.CLASSIC, -1))
        .hasMessageContaining("standbyReplicas");
    assertThatThrownBy(
            () -> new Operation(Operation.Protocol.CLASSIC, 0, Duration.ZERO, Duration.ZERO, 1))
        .hasMessageContaining("closeDeadline");
  }

  private static Operation operation(Operation.Protocol protocol, int copies) {
    return new Operation(protocol, copies, Duration.ofSeconds(15), Duration.ZERO, 100);
  }

  private static Properties properties(Map<String, Object> client) {
    return properties(client, Operation.DEFAULT);
  }

  @Test
  void shouldMakeAProducerWhateverTheCommitInterval() {
    Map<String, Object> client = Map.of("bootstrap.servers", "localhost:9092");
    Properties properties =
        new StreamSettings("test", client, 1, Duration.ofMinutes(3), 20 << 20, Operation.DEFAULT)
            .properties(LETTERS);
    Map<String, Object> producing = new StreamsConfig(properties).getProducerConfigs("client");

    assertThat(producing).containsEntry("linger.ms", 1000);
    new KafkaProducer<>(producing, new StringSerializer(), new StringSerializer())
        .close(Duration.ZERO);
  }

  private static Properties properties(Map<String, Object> client, Operation operation) {
    Map<String, Object> all = new HashMap<>(client);
    all.put("bootstrap.servers", "localhost:9092");
    return new StreamSettings("test", all, 1, Duration.ofMillis(100), 20 << 20, operation)
        .properties(LETTERS);
  }
}
