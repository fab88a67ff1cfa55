package io.mien.schemas;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Walks through the binary encoding of a record without building it. Avro's readers allocate what a
 * length in the data claims before they look whether that much follows, so a few damaged bytes cost
 * two gigabytes; this walk fails on such a length first.
 */
final class PayloadCheck {

  private PayloadCheck() {}

  /**
   * Checks that exactly one value of the schema lies between the offset and the end.
   *
   * @throws IOException if the bytes end early, go on behind the value, or hold an impossible
   *     length
   * @throws org.apache.avro.AvroRuntimeException if they do not follow the schema in another way
   */
  static void check(Schema schema, byte[] bytes, int offset) throws IOException {
    BinaryDecoder in =
        DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null);
    walk(schema, in);
    if (!in.isEnd()) {
      throw new IOException("bytes follow the record");
    }
  }

  private static void walk(Schema schema, BinaryDecoder in) throws IOException {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          walk(field.schema(), in);
        }
      }
      case ARRAY -> {
        for (long items = in.readArrayStart(); items > 0; items = in.arrayNext()) {
          for (long i = 0; i < items; i++) {
            walk(schema.getElementType(), in);
          }
        }
      }
      case MAP -> {
        for (long entries = in.readMapStart(); entries > 0; entries = in.mapNext()) {
          for (long i = 0; i < entries; i++) {
            skipBytes(in);
            walk(schema.getValueType(), in);
          }
        }
      }
      case UNION -> walk(branch(schema, in.readIndex()), in);
      case STRING, BYTES -> skipBytes(in);
      case FIXED -> in.skipFixed(schema.getFixedSize());
      case ENUM -> in.readEnum();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case BOOLEAN -> in.readBoolean();
      case NULL -> in.readNull();
    }
  }

  private static Schema branch(Schema union, int index) throws IOException {
    if (index < 0 || index >= union.getTypes().size()) {
      throw new IOException("no branch " + index + " in a union");
    }
    return union.getTypes().get(index);
  }

  private static void skipBytes(BinaryDecoder in) throws IOException {
    long length = in.readLong();
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw new EOFException("a length of " + length);
    }
    in.skipFixed((int) length);
  }
}
