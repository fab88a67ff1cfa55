package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicsIT {

  @Test
  void shouldMakeTopicsWhosePicturesExpireAndOnlyRaiseTheSizeOfFramesLater() throws Exception {
    Topics topics = new Topics("made.");
    TopicSettings settings = new TopicSettings(3, (short) 1, Duration.ofMinutes(8), 1 << 20);
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.TEMPORARY);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      topics.create(admin, settings);
      topics.create(admin, new TopicSettings(7, (short) 1, Duration.ofDays(1), 1000));

      assertThat(admin.listTopics().names().get())
          .contains("made.frames", "made.emotions", "made.dead-letters");
      assertThat(
              admin
                  .describeTopics(List.of(topics.frames()))
                  .allTopicNames()
                  .get()
                  .get(topics.frames())
                  .partitions())
          .hasSize(3);
      Config frames = config(admin, topics.frames());
      assertThat(frames.get("retention.ms").value()).isEqualTo("480000");
      assertThat(frames.get("segment.ms").value()).isEqualTo("120000");
      assertThat(frames.get("max.message.bytes").value())
          .isEqualTo(Integer.toString(settings.maxRecordBytes()));

      TopicSettings larger = TopicSettings.embedded(3, 20 << 20);
      topics.create(admin, larger);
      Config raised = config(admin, topics.frames());
      assertThat(raised.get("max.message.bytes").value())
          .isEqualTo(Integer.toString(larger.maxRecordBytes()));
      assertThat(raised.get("retention.ms").value()).isEqualTo("480000");
    }
  }

  private static Config config(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin.describeConfigs(List.of(resource)).all().get().get(resource);
  }
}
