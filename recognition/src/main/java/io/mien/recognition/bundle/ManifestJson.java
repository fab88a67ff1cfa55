package io.mien.recognition.bundle;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.mien.recognition.emotion.Emotion;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@link BundleManifest} to JSON and back; emotions are written by their labels. */
final class ManifestJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
          .addModule(types())
          .build();

  private ManifestJson() {}

  private static SimpleModule types() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(Emotion.class, new LabelWriter());
    module.addDeserializer(Emotion.class, new LabelReader());
    TriggerJson.addTo(module);
    return module;
  }

  /**
   * @throws JsonProcessingException if it is no JSON, or no manifest
   */
  static BundleManifest read(byte[] json) throws IOException {
    @Nullable BundleManifest manifest = MAPPER.readValue(json, BundleManifest.class);
    if (manifest == null) {
      throw new JsonMappingException(null, "it is null");
    }
    return manifest;
  }

  static byte[] write(BundleManifest manifest) {
    try {
      return MAPPER.writeValueAsBytes(manifest);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a manifest is always JSON", e);
    }
  }

  private static final class LabelWriter extends StdSerializer<Emotion> {

    private static final long serialVersionUID = 1L;

    LabelWriter() {
      super(Emotion.class);
    }

    @Override
    public void serialize(Emotion emotion, JsonGenerator json, SerializerProvider unused)
        throws IOException {
      json.writeString(emotion.label());
    }
  }

  private static final class LabelReader extends StdDeserializer<Emotion> {

    private static final long serialVersionUID = 1L;

    LabelReader() {
      super(Emotion.class);
    }

    @Override
    public Emotion deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String label = json.getValueAsString("");
      return Emotion.ofLabel(label)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "'%s' is no emotion; known are %s"
                          .formatted(
                              label,
                              Emotion.all().stream().map(Emotion::label).collect(joining(", ")))));
    }
  }
}
