package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.CropTemplate;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.onnx.FeatureGraph;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether a deep belief network stands on what another net sees of a face. */
final class DbnFeatureOptions {

  @Option(
      names = "--features",
      paramLabel = "BUNDLE",
      description =
          "Learn from what the net of this bundle sees before its last layer, instead of pixels;"
              + " the new bundle contains both.")
  private @Nullable String bundle;

  @Option(
      names = "--mirrored",
      description = "With --features: the mean over a face and its mirror image; twice the time.")
  private boolean mirrored;

  @Option(
      names = "--feature-variants",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "With --features: fine-tune on those of N changed variants of every face too, computed"
              + " once. A net that was itself trained on changed faces hardly gains by it (default:"
              + " ${DEFAULT-VALUE}).")
  private int variants;

  /** Made by picocli. */
  DbnFeatureOptions() {}

  boolean given() {
    return bundle != null;
  }

  int variants() {
    return variants;
  }

  /**
   * What makes the features; empty for pixels.
   *
   * @throws MienException if the bundle takes other faces than FER2013 has, or its features cannot
   *     be told
   */
  Optional<FeatureGraph> graph() {
    if (bundle == null) {
      return Optional.empty();
    }
    ModelBundle loaded = ModelBundle.find(bundle);
    CropTemplate crop = loaded.manifest().crop();
    if (crop.size() != Fer2013.SIZE || crop.channels() != 1) {
      throw new MienException(
          "The bundle %1$s takes faces of %2$d x %2$d pixels in %3$d channels, FER2013 has gray ones of %4$d; give another to --features."
              .formatted(bundle, crop.size(), crop.channels(), Fer2013.SIZE));
    }
    FeatureGraph graph = FeatureGraph.of(loaded.parentGraph());
    return Optional.of(mirrored ? graph.mirrored() : graph);
  }
}
