package io.mien.recognition.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.mien.recognition.route.Trigger;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@link Trigger} to JSON and back: {@code kind} says which one it is, the rest is its numbers. */
final class TriggerJson {

  private static final String KIND = "kind";
  private static final String MARGIN = "margin";
  private static final String NEIGHBOURHOOD = "neighbourhood";

  private TriggerJson() {}

  static void addTo(SimpleModule module) {
    module.addSerializer(Trigger.class, new Writer());
    module.addDeserializer(Trigger.class, new Reader());
  }

  private static final class Writer extends StdSerializer<Trigger> {

    private static final long serialVersionUID = 1L;

    Writer() {
      super(Trigger.class);
    }

    @Override
    public void serialize(Trigger trigger, JsonGenerator json, SerializerProvider unused)
        throws IOException {
      json.writeStartObject();
      if (trigger instanceof Trigger.Margin margin) {
        json.writeStringField(KIND, MARGIN);
        json.writeNumberField(MARGIN, margin.margin());
      } else if (trigger instanceof Trigger.Neighbourhood disc) {
        json.writeStringField(KIND, NEIGHBOURHOOD);
        json.writeNumberField("valence", disc.valence());
        json.writeNumberField("arousal", disc.arousal());
        json.writeNumberField("radius", disc.radius());
      }
      json.writeEndObject();
    }
  }

  private static final class Reader extends StdDeserializer<Trigger> {

    private static final long serialVersionUID = 1L;

    Reader() {
      super(Trigger.class);
    }

    @Override
    public Trigger deserialize(JsonParser json, DeserializationContext context) throws IOException {
      JsonNode node = context.readTree(json);
      String kind = node.path(KIND).asText();
      return switch (kind) {
        case MARGIN -> {
          requireOnly(node, kind, Set.of(MARGIN));
          yield new Trigger.Margin(number(node, kind, MARGIN));
        }
        case NEIGHBOURHOOD -> {
          requireOnly(node, kind, Set.of("valence", "arousal", "radius"));
          yield new Trigger.Neighbourhood(
              number(node, kind, "valence"),
              number(node, kind, "arousal"),
              number(node, kind, "radius"));
        }
        default ->
            throw new IllegalArgumentException(
                "'%s' is no kind of trigger; known are %s, %s"
                    .formatted(kind, MARGIN, NEIGHBOURHOOD));
      };
    }

    private static void requireOnly(JsonNode node, String kind, Set<String> known) {
      Set<String> unknown = new HashSet<>();
      node.fieldNames().forEachRemaining(unknown::add);
      unknown.remove(KIND);
      unknown.removeAll(known);
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException(
            "a trigger of the kind %s has no %s".formatted(kind, unknown.iterator().next()));
      }
    }

    private static double number(JsonNode node, String kind, String field) {
      @Nullable JsonNode value = node.get(field);
      if (value == null || !value.isNumber()) {
        throw new IllegalArgumentException(
            "a trigger of the kind %s needs the number '%s'".formatted(kind, field));
      }
      return value.doubleValue();
    }
  }
}
