package io.mien.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Old records must stay readable; schemas/README.md says how a schema is changed. */
class SchemaHistoryTest {

  static List<Class<? extends SpecificRecord>> records() {
    return List.of(
        VideoFrame.class,
        EmotionEvent.class,
        DeadLetter.class,
        CameraState.class,
        Episode.class,
        CameraEpisodes.class,
        Summary.class,
        CameraWindows.class,
        ModelNotice.class,
        Alert.class,
        CameraAlerts.class,
        ShadowComparison.class);
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldEndWithTheCurrentSchema(Class<? extends SpecificRecord> record) throws IOException {
    List<Schema> versions = SchemaHistory.of(record.getSimpleName());

    assertThat(versions).isNotEmpty();
    assertThat(versions.get(versions.size() - 1))
        .as(
            "%s.avsc has changed: copy it into history/%s/v%d.avsc",
            record.getSimpleName(), record.getSimpleName(), versions.size() + 1)
        .isEqualTo(SchemaFiles.current(record.getSimpleName()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldStayCompatibleWithEveryVersion(Class<? extends SpecificRecord> record)
      throws IOException {
    Schema current = SchemaFiles.current(record.getSimpleName());

    for (Schema version : SchemaHistory.of(record.getSimpleName())) {
      var result = SchemaCompatibility.checkReaderWriterCompatibility(current, version);
      assertThat(result.getType())
          .as(result.getDescription())
          .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldDecodeRecordsOfEveryVersion(Class<? extends SpecificRecord> record)
      throws IOException {
    var reader = AvroSerdes.of(null).serde(record).deserializer();

    for (Schema version : SchemaHistory.of(record.getSimpleName())) {
      var writer = new BinaryMessageEncoder<>(new GenericData(), version);
      for (Object old : new RandomData(version, 50, 7L)) {
        var encoded = writer.encode(old);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        var read = reader.deserialize("mien.topic", bytes);
        assertThat(read.getSchema().getFullName()).isEqualTo(version.getFullName());
        assertThat(read.get(0)).hasToString(((GenericData.Record) old).get(0).toString());
      }
    }
  }

  @Test
  void shouldLeaveEventsReadableForTheFirstVersion() throws IOException {
    Schema first = SchemaHistory.of("EmotionEvent").get(0);
    EmotionEvent event = Records.routedEvent();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Encoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new SpecificDatumWriter<>(EmotionEvent.class).write(event, encoder);

    GenericRecord read =
        new GenericDatumReader<GenericRecord>(event.getSchema(), first)
            .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));

    assertThat(read.get("route")).hasToString("UNKNOWN");
    assertThat(read.get("emotion")).hasToString(event.getEmotion());
    assertThat(read.hasField("routing")).isFalse();
  }

  @Test
  void shouldTakeEventsOfTheFirstVersionForAnswersOfTheParent() throws IOException {
    Schema first = SchemaHistory.of("EmotionEvent").get(0);
    Object old = new RandomData(first, 1, 3L).iterator().next();
    var encoded = new BinaryMessageEncoder<>(new GenericData(), first).encode(old);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);

    EmotionEvent read =
        AvroSerdes.of(null)
            .serde(EmotionEvent.class)
            .deserializer()
            .deserialize("mien.emotions", bytes);

    assertThat(read.getRouting()).isNull();
  }

  @Test
  void shouldHaveNoVersionOfAnUnknownRecord() {
    assertThat(SchemaHistory.of("Nothing")).isEmpty();
    assertThatThrownBy(() -> SchemaHistory.of("VideoFrame").add(null))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
