package io.mien.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaDocumentationTest {

  @Test
  void shouldDocumentEveryTypeAndField() throws IOException {
    List<String> undocumented = new ArrayList<>();
    for (Schema schema : SchemaFiles.all()) {
      collectUndocumented(schema, undocumented);
    }

    assertThat(SchemaFiles.all()).hasSameSizeAs(SchemaHistoryTest.records());
    assertThat(undocumented).isEmpty();
  }

  @Test
  void shouldGiveTheUnitOfEveryTimeAndLatency() throws IOException {
    Schema event = SchemaFiles.current("EmotionEvent");

    assertThat(event.getField("capturedAt").doc()).contains("Milliseconds since 1970 UTC");
    assertThat(event.getField("latency").schema().getFields())
        .allSatisfy(stage -> assertThat(stage.doc()).contains("milliseconds"));
  }

  private static void collectUndocumented(Schema schema, List<String> undocumented) {
    switch (schema.getType()) {
      case RECORD -> {
        require(schema.getFullName(), schema.getDoc(), undocumented);
        for (Schema.Field field : schema.getFields()) {
          require(schema.getFullName() + "." + field.name(), field.doc(), undocumented);
          collectUndocumented(field.schema(), undocumented);
        }
      }
      case ENUM -> require(schema.getFullName(), schema.getDoc(), undocumented);
      case ARRAY -> collectUndocumented(schema.getElementType(), undocumented);
      case MAP -> collectUndocumented(schema.getValueType(), undocumented);
      case UNION -> schema.getTypes().forEach(type -> collectUndocumented(type, undocumented));
      default -> {}
    }
  }

  private static void require(String name, String doc, List<String> undocumented) {
    if (doc == null || !doc.strip().endsWith(".")) {
      undocumented.add(name);
    }
  }
}
