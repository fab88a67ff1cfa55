package io.mien.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RegistrySerdeIT {

  private static final String TOPIC = "mien.frames";

  private static RegistryProcess registry;

  private final Serde<VideoFrame> frames = serde(registry.url(), VideoFrame.class);

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    registry = RegistryProcess.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void shouldReadWhatItWrote() {
    VideoFrame frame = Records.videoFrame();
    EmotionEvent event = Records.emotionEvent();
    Serde<EmotionEvent> events = serde(registry.url(), EmotionEvent.class);

    assertThat(read(frames.serializer().serialize(TOPIC, frame))).isEqualTo(frame);
    assertThat(
            events
                .deserializer()
                .deserialize(
                    "mien.emotions", events.serializer().serialize("mien.emotions", event)))
        .isEqualTo(event);
  }

  @Test
  void shouldBeReadableByAnyClientOfTheConfluentApi() throws IOException, InterruptedException {
    byte[] bytes = frames.serializer().serialize(TOPIC, Records.videoFrame());
    int id = ByteBuffer.wrap(bytes).getInt(1);

    assertThat(bytes[0]).isZero();
    assertThat(registry.get("/apis/ccompat/v7/subjects/mien.frames-value/versions").body())
        .isEqualTo("[1]");
    assertThat(registry.get("/apis/ccompat/v7/schemas/ids/" + id).body())
        .contains("\"references\":[]");
    String schema = registry.get("/apis/registry/v3/ids/contentIds/" + id).body();
    assertThat(new Schema.Parser().parse(schema)).isEqualTo(VideoFrame.getClassSchema());
  }

  @Test
  void shouldReadRecordsOfASchemaWithFewerFields() {
    Schema earlier =
        SchemaBuilder.record("DeadLetter")
            .namespace("io.mien.schemas")
            .fields()
            .requiredString("sentence")
            .requiredString("sourceTopic")
            .requiredInt("sourcePartition")
            .requiredLong("sourceOffset")
            .name("reason")
            .type(DeadLetterReason.getClassSchema())
            .noDefault()
            .name("failedAt")
            .type(DeadLetter.getClassSchema().getField("failedAt").schema())
            .noDefault()
            .endRecord();
    GenericRecord record =
        new GenericRecordBuilder(earlier)
            .set("sentence", "It was no picture.")
            .set("sourceTopic", TOPIC)
            .set("sourcePartition", 1)
            .set("sourceOffset", 5L)
            .set("reason", DeadLetterReason.NOT_AN_IMAGE)
            .set("failedAt", Records.CAPTURED.toEpochMilli())
            .build();
    byte[] bytes;
    try (var writer = new AvroKafkaSerializer<GenericRecord>()) {
      writer.configure(
          Map.of(
              SchemaResolverConfig.REGISTRY_URL,
              registry.url(),
              SchemaResolverConfig.HTTP_ADAPTER,
              "JDK",
              SchemaResolverConfig.AUTO_REGISTER_ARTIFACT,
              true),
          false);
      bytes = writer.serialize("mien.earlier", record);
    }

    DeadLetter read =
        serde(registry.url(), DeadLetter.class).deserializer().deserialize("mien.earlier", bytes);

    assertThat(read.getSentence()).isEqualTo("It was no picture.");
    assertThat(read.getReason()).isEqualTo(DeadLetterReason.NOT_AN_IMAGE);
    assertThat(read.getFailedAt()).isEqualTo(Records.CAPTURED);
    assertThat(read.getCameraId()).isNull();
  }

  @Test
  void shouldPassNullThrough() {
    assertThat(frames.serializer().serialize(TOPIC, null)).isNull();
    assertThat(read(null)).isNull();
  }

  @Test
  void shouldRefuseARecordThatNamesAnUnknownSchema() {
    byte[] bytes = frames.serializer().serialize(TOPIC, Records.videoFrame());
    bytes[2] = 9;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("which the registry %s does not have", registry.url());
  }

  @Test
  void shouldRefuseWhatIsNotInConfluentWireFormat() {
    byte[] single =
        AvroSerdes.of(null)
            .serde(VideoFrame.class)
            .serializer()
            .serialize(TOPIC, Records.videoFrame());

    assertThatThrownBy(() -> read(single))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("was written without a schema registry");
    assertThatThrownBy(() -> read(new byte[] {1, 2, 3, 4, 5, 6}))
        .isInstanceOf(SerializationException.class)
        .hasMessageEndingWith("is not Avro");
  }

  @Test
  void shouldRefuseADamagedRecord() {
    byte[] bytes = frames.serializer().serialize(TOPIC, Records.videoFrame());

    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 3)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void shouldNotBlameTheRecordForARegistryThatIsNotThere() {
    byte[] bytes = frames.serializer().serialize(TOPIC, Records.videoFrame());
    Serde<VideoFrame> nobody = serde("http://127.0.0.1:1/apis/registry/v3", VideoFrame.class);
    Serde<VideoFrame> wrong =
        serde(registry.url().replace("registry/v3", "nothing"), VideoFrame.class);

    assertThatThrownBy(() -> nobody.serializer().serialize(TOPIC, Records.videoFrame()))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageStartingWith(
            "The schema registry http://127.0.0.1:1/apis/registry/v3 did not take the schema of"
                + " VideoFrame (no connection)");
    assertThatThrownBy(() -> nobody.deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SchemaRegistryException.class);
    assertThatThrownBy(() -> wrong.deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("the URL is right");
  }

  private VideoFrame read(byte[] bytes) {
    return frames.deserializer().deserialize(TOPIC, bytes);
  }

  private static <T extends SpecificRecord> Serde<T> serde(String url, Class<T> type) {
    return AvroSerdes.of(url).serde(type);
  }
}
