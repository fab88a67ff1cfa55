package io.mien.stream.api;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.VideoFrame;
import io.mien.stream.topology.TopicSettings;
import io.mien.stream.topology.Topics;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the topics as the stream does: in transactions. */
final class TopicWriter implements AutoCloseable {

  static final Topics TOPICS = Topics.DEFAULT;
  static final AvroSerdes SERDES = AvroSerdes.of(null);

  private final Producer<String, byte[]> producer;

  TopicWriter(String servers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      TOPICS.create(admin, TopicSettings.embedded(2, 1 << 20));
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "transactional.id", "trial"),
            new StringSerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  void events(EmotionEvent... events) {
    producer.beginTransaction();
    write(events);
    producer.commitTransaction();
  }

  void abortedEvents(EmotionEvent... events) {
    producer.beginTransaction();
    write(events);
    producer.flush();
    producer.abortTransaction();
  }

  void frame(VideoFrame frame) {
    producer.beginTransaction();
    send(TOPICS.frames(), frame.getCameraId(), bytes(VideoFrame.class, TOPICS.frames(), frame));
    producer.commitTransaction();
  }

  void garbage(String camera) {
    producer.beginTransaction();
    send(TOPICS.emotions(), camera, new byte[] {1, 2, 3});
    producer.commitTransaction();
  }

  private void write(EmotionEvent... events) {
    for (EmotionEvent event : List.of(events)) {
      String topic = TOPICS.emotions();
      send(topic, event.getCameraId(), bytes(EmotionEvent.class, topic, event));
    }
  }

  private static <T extends SpecificRecord> byte[] bytes(Class<T> type, String topic, T record) {
    try (var serde = SERDES.serde(type)) {
      return serde.serializer().serialize(topic, record);
    }
  }

  private void send(String topic, String key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topic, key, value));
  }

  @Override
  public void close() {
    producer.close();
  }
}
