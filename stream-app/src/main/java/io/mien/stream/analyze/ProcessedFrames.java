package io.mien.stream.analyze;

import io.mien.recognition.MienException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the topology is. A frame is processed when the application has committed an offset behind
 * it: exactly-once commits that together with everything the frame led to, also where that is
 * nothing because it shows no face.
 */
final class ProcessedFrames {

  private static final long TIMEOUT_SECONDS = 30;

  private final Admin admin;
  private final String applicationId;
  private final String topic;
  private final Map<TopicPartition, Long> committed = new HashMap<>();

  ProcessedFrames(Admin admin, String applicationId, String topic) {
    this.admin = admin;
    this.applicationId = applicationId;
    this.topic = topic;
  }

  /** Asks the broker, and lets it delete the pictures that nobody needs any more. */
  void refresh() throws InterruptedException {
    Map<TopicPartition, RecordsToDelete> done = new HashMap<>();
    try {
      Map<TopicPartition, OffsetAndMetadata> offsets =
          admin
              .listConsumerGroupOffsets(applicationId)
              .partitionsToOffsetAndMetadata()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      offsets.forEach(
          (partition, offset) -> {
            if (partition.topic().equals(topic)
                && committed.getOrDefault(partition, 0L) < offset.offset()) {
              committed.put(partition, offset.offset());
              done.put(partition, RecordsToDelete.beforeOffset(offset.offset()));
            }
          });
      if (!done.isEmpty()) {
        admin.deleteRecords(done).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      throw new MienException("the embedded broker does not answer: " + cause, e);
    }
  }

  /** Frames of all partitions that are processed. */
  long count() {
    return committed.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether the frames with these offsets, and so all before them, are processed. */
  boolean include(Map<TopicPartition, Long> lastOffsets) {
    return lastOffsets.entrySet().stream()
        .allMatch(last -> committed.getOrDefault(last.getKey(), 0L) > last.getValue());
  }
}
