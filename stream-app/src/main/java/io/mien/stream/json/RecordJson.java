package io.mien.stream.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mien.recognition.emotion.Emotion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * An Avro record as plain JSON: the names and the order of its schema, the value of a union without
 * Avro's wrapping, instants in ISO 8601 with milliseconds, emotions of a map in canonical order.
 * The same record always gives the same text. Pictures do not belong into JSON: a record with bytes
 * is refused.
 */
public final class RecordJson {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final Comparator<String> CANONICAL =
      Comparator.<String>comparingInt(RecordJson::rank).thenComparing(Comparator.naturalOrder());

  private RecordJson() {}

  /**
   * The record on one line, without a line end.
   *
   * @throws IllegalArgumentException if the record holds bytes
   */
  public static String line(IndexedRecord record) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(record, json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof IndexedRecord record) {
      json.writeStartObject();
      for (Schema.Field field : record.getSchema().getFields()) {
        json.writeFieldName(field.name());
        write(record.get(field.pos()), json);
      }
      json.writeEndObject();
    } else if (value instanceof Map<?, ?> map) {
      writeMap(map, json);
    } else if (value instanceof Collection<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        write(item, json);
      }
      json.writeEndArray();
    } else if (value instanceof Instant instant) {
      json.writeString(INSTANT.format(instant));
    } else if (value instanceof CharSequence || value instanceof Enum<?>) {
      json.writeString(value.toString());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      writeNumber(number, json);
    } else {
      throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
    }
  }

  private static void writeMap(Map<?, ?> map, JsonGenerator json) throws IOException {
    Map<String, Object> sorted = new TreeMap<>(CANONICAL);
    map.forEach((key, value) -> sorted.put(key.toString(), value));
    json.writeStartObject();
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      json.writeFieldName(entry.getKey());
      write(entry.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void writeNumber(Number number, JsonGenerator json) throws IOException {
    if (number instanceof Float value) {
      json.writeNumber(value);
    } else if (number instanceof Double value) {
      json.writeNumber(value);
    } else {
      json.writeNumber(number.longValue());
    }
  }

  private static int rank(String key) {
    return Emotion.ofLabel(key).map(Emotion::ordinal).orElse(Integer.MAX_VALUE);
  }
}
