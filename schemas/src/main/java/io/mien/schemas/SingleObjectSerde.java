package io.mien.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Avro single-object encoding: the bytes C3 01, the CRC-64-AVRO fingerprint of the writer's schema
 * in little-endian order, the record. Reads every version in {@link SchemaHistory}.
 */
final class SingleObjectSerde<T extends SpecificRecord> implements Serde<T> {

  private final SchemaStore.Cache known = new SchemaStore.Cache();
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;
  private final String record;

  SingleObjectSerde(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    record = type.getSimpleName();
    known.addSchema(schema);
    SchemaHistory.of(record).forEach(known::addSchema);
    encoder = new BinaryMessageEncoder<>(model, schema);
    decoder = new BinaryMessageDecoder<>(model, schema, known);
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> encode(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return this::decode;
  }

  private byte @Nullable [] encode(@Nullable T value) {
    if (value == null) {
      return null;
    }
    try {
      var encoded = encoder.encode(value);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private @Nullable T decode(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    long fingerprint = WireFormat.fingerprint(record, topic, bytes);
    Schema writer = known.findByFingerprint(fingerprint);
    if (writer == null) {
      throw WireFormat.unknownSchema(record, topic);
    }
    try {
      PayloadCheck.check(writer, bytes, WireFormat.SINGLE_OBJECT_HEADER);
      return decoder.decode(bytes);
    } catch (IOException | RuntimeException e) {
      throw WireFormat.damaged(record, topic, e);
    }
  }
}
