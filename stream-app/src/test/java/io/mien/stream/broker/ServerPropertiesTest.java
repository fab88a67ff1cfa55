package io.mien.stream.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.frames.RecordLimits;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPropertiesTest {

  @TempDir private Path data;

  @Test
  void shouldFreeTheDiskWithinSeconds() {
    KafkaConfig config =
        new KafkaConfig(ServerProperties.of(data, 9092, 9093, RecordLimits.ofFrames(8 << 20)));

    assertThat(config.logInitialTaskDelayMs()).isLessThanOrEqualTo(1000L);
    assertThat(config.logCleanupIntervalMs()).isLessThanOrEqualTo(5000L);
    assertThat(config.logDeleteDelayMs()).isLessThanOrEqualTo(1000L);
  }

  @Test
  void shouldTakeLargerRecordsAndNoLessThanKafkaItself() {
    KafkaConfig usual =
        new KafkaConfig(ServerProperties.of(data, 9092, 9093, RecordLimits.ofFrames(1000)));
    RecordLimits limits = RecordLimits.ofFrames(300 << 20);
    KafkaConfig large = new KafkaConfig(ServerProperties.of(data, 9092, 9093, limits));

    assertThat(usual.messageMaxBytes()).isEqualTo((1 << 20) + 12);
    assertThat(usual.socketRequestMaxBytes()).isEqualTo(100 << 20);
    assertThat(large.messageMaxBytes()).isEqualTo(limits.recordBytes());
    assertThat(large.socketRequestMaxBytes()).isGreaterThan(limits.recordBytes());
    assertThat(large.fetchMaxBytes()).isEqualTo(limits.recordBytes());
  }
}
