package io.mien.schemas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The headers of the two encodings, and the one sentence for a record that cannot be read. The
 * sentence never holds bytes of the record: they may be a picture.
 */
final class WireFormat {

  /** C3 01, then 8 bytes of fingerprint. */
  static final int SINGLE_OBJECT_HEADER = 10;

  /** A zero, then 4 bytes of content id. */
  static final int CONFLUENT_HEADER = 5;

  private WireFormat() {}

  /** The fingerprint of the writer's schema in a record in single-object encoding. */
  static long fingerprint(String record, String topic, byte[] bytes) {
    if (isSingleObject(bytes)) {
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    }
    throw refused(
        record,
        topic,
        isConfluent(bytes)
            ? "looks like Confluent wire format, which needs the URL of its schema registry"
            : "is not Avro");
  }

  /** The registry's id of the writer's schema in a record in Confluent wire format. */
  static long contentId(String record, String topic, byte[] bytes) {
    if (isConfluent(bytes)) {
      return Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(1));
    }
    throw refused(
        record,
        topic,
        isSingleObject(bytes)
            ? "was written without a schema registry; read it without one"
            : "is not Avro");
  }

  static SerializationException unknownSchema(String record, String topic) {
    return refused(
        record,
        topic,
        "was written with a schema that this build of mien does not know; a newer build may");
  }

  static SerializationException damaged(String record, String topic, Exception cause) {
    return new SerializationException(
        sentence(record, topic, "is damaged: its bytes do not follow its schema"), cause);
  }

  static SerializationException refused(String record, String topic, String why) {
    return new SerializationException(sentence(record, topic, why));
  }

  private static String sentence(String record, String topic, String why) {
    return "A record of " + topic + " that should be a " + record + " " + why;
  }

  private static boolean isSingleObject(byte[] bytes) {
    return bytes.length >= SINGLE_OBJECT_HEADER && bytes[0] == (byte) 0xC3 && bytes[1] == 1;
  }

  private static boolean isConfluent(byte[] bytes) {
    return bytes.length >= CONFLUENT_HEADER && bytes[0] == 0;
  }
}
