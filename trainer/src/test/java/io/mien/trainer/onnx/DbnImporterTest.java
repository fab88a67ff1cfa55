package io.mien.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.OnnxEmbedding;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.LocalContrast;
import io.mien.trainer.dbn.OrientedGradients;
import io.mien.trainer.dbn.Preprocessing;
import io.mien.trainer.dbn.Samples;
import io.mien.trainer.dbn.Standardization;
import io.mien.trainer.dbn.Whitening;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DbnImporterTest {

  private static final Map<String, String> METADATA = Map.of("seed", "6");

  private static void assertSame(DbnModel found, DbnModel expected) {
    assertThat(found.structure()).isEqualTo(expected.structure());
    for (int i = 0; i < expected.layers().size(); i++) {
      assertThat(found.layers().get(i).weights())
          .containsExactly(expected.layers().get(i).weights());
      assertThat(found.layers().get(i).biases()).containsExactly(expected.layers().get(i).biases());
    }
    assertThat(found.preprocessing().steps()).hasSameSizeAs(expected.preprocessing().steps());
  }

  @Test
  void shouldGiveBackEveryNumberOfANetworkOfPixels() {
    DbnModel model =
        DbnExporterTest.model(
            List.of(
                samples ->
                    LocalContrast.fit(samples, DbnExporterTest.SIZE, DbnExporterTest.SIZE, 2),
                Standardization::fit,
                samples -> Whitening.fit(samples, 0.1)));
    byte[] graph = DbnExporter.export(model, METADATA);

    DbnImporter.Imported imported = DbnImporter.read(graph, Emotion.all());

    assertThat(imported.features()).isEmpty();
    assertSame(imported.model(), model);
    Samples faces = DbnModel.pixels(DbnExporterTest.faces(9));
    for (int i = 0; i < faces.size(); i++) {
      assertThat(imported.model().preprocessing().apply(faces).row(i))
          .containsExactly(model.preprocessing().apply(faces).row(i));
    }
    assertThat(DbnExporter.export(imported.model(), METADATA)).isEqualTo(graph);
  }

  @Test
  void shouldGiveBackEveryNumberOfANetworkOfGradients() {
    DbnModel model =
        DbnExporterTest.model(
            List.of(
                samples -> new OrientedGradients(DbnExporterTest.SIZE, 2, 6, 0.01f),
                Standardization::fit));
    byte[] graph = DbnExporter.export(model, METADATA);

    DbnImporter.Imported imported = DbnImporter.read(graph, Emotion.all());

    assertSame(imported.model(), model);
    assertThat(DbnExporter.export(imported.model(), METADATA)).isEqualTo(graph);
  }

  @Test
  void shouldGiveBackClamps() {
    DbnModel model = DbnExporterTest.clamped();

    DbnModel read = DbnImporter.read(DbnExporter.export(model, METADATA), Emotion.all()).model();

    assertSame(read, model);
    for (int i = 0; i < 2; i++) {
      assertThat(read.layers().get(i).clamps().orElseThrow().lower())
          .containsExactly(model.layers().get(i).clamps().orElseThrow().lower());
      assertThat(read.layers().get(i).clamps().orElseThrow().upper())
          .containsExactly(model.layers().get(i).clamps().orElseThrow().upper());
    }
    assertThat(read.layers().get(2).clamps()).isEmpty();
  }

  @Test
  void shouldTakeANetworkWithoutPreprocessing() {
    DbnModel model = DbnExporterTest.model(List.of());

    assertSame(DbnImporter.read(DbnExporter.export(model, METADATA), Emotion.all()).model(), model);
  }

  // The hardest case: what comes before is logistic layers too.
  @Test
  void shouldTellTheFeaturesOfAnotherNetworkFromTheOneOnThem() {
    FeatureGraph features =
        FeatureGraph.of(
            DbnExporter.export(DbnExporterTest.model(List.of(Standardization::fit)), Map.of()));
    try (OnnxEmbedding embedding =
        OnnxEmbedding.open(features.model(), features.output(), OnnxOptions.DEFAULT)) {
      Samples seen = Samples.of(embedding.of(DbnExporterTest.faces(20)));
      Random random = new Random(7);
      for (boolean prepared : new boolean[] {false, true}) {
        DbnModel above =
            new DbnModel(
                DbnExporterTest.SIZE,
                Emotion.all(),
                Preprocessing.fit(seen, prepared ? List.of(Standardization::fit) : List.of()),
                List.of(
                    DbnExporterTest.layer(30, 12, random),
                    DbnExporterTest.layer(12, Emotion.all().size(), random)));
        byte[] graph = DbnExporter.export(above, features, METADATA);

        DbnImporter.Imported imported = DbnImporter.read(graph, Emotion.all());

        assertSame(imported.model(), above);
        FeatureGraph found = imported.features().orElseThrow();
        assertThat(found.width()).isEqualTo(30);
        assertThat(found.model()).isEqualTo(features.model());
        assertThat(DbnExporter.export(imported.model(), found, METADATA)).isEqualTo(graph);
      }
    }
  }

  @Test
  void shouldSayWhichGraphsAreNoDeepBeliefNetwork() {
    OnnxGraph other = new OnnxGraph("CompactNet");
    other.output(other.bytes("face", 16, 16, 1), 8);
    byte[] graph = other.model(Map.of());

    assertThat(DbnImporter.reads(graph)).isFalse();
    assertThatThrownBy(() -> DbnImporter.read(graph, Emotion.all()))
        .isInstanceOf(MienException.class)
        .hasMessage(
            "The graph is not that of a deep belief network: it is called 'CompactNet'; give a"
                + " bundle of mien train dbn.");
  }
}
