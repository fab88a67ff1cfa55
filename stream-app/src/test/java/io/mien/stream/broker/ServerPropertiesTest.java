package io.mien.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPropertiesTest {

  @TempDir private Path data;

  @Test
  void shouldFreeTheDiskWithinSeconds() {
    KafkaConfig config = new KafkaConfig(ServerProperties.of(data, 9092, 9093));

    assertThat(config.logInitialTaskDelayMs()).isLessThanOrEqualTo(1000L);
    assertThat(config.logCleanupIntervalMs()).isLessThanOrEqualTo(5000L);
    assertThat(config.logDeleteDelayMs()).isLessThanOrEqualTo(1000L);
  }
}
