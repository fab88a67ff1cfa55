package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.BundleWriter;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DbnFeatureOptionsTest {

  private static DbnFeatureOptions options(String... line) {
    return CommandLine.populateCommand(new DbnFeatureOptions(), line);
  }

  @Test
  void shouldLearnFromPixelsIfNothingIsSaid() {
    assertThat(options().given()).isFalse();
    assertThat(options().graph()).isEmpty();
  }

  @Test
  void shouldRefuseABundleThatTakesOtherFaces(@TempDir Path folder) {
    BundleWriter.write(
        folder,
        new BundleManifest(
            "large",
            "1",
            Emotion.all(),
            new CropTemplate(64, 1, new Point(20, 24), new Point(43, 24)),
            List.of(BundleManifest.Graph.draft(BundleManifest.PARENT, "parent.onnx")),
            List.of(),
            Map.of()),
        Map.of("parent.onnx", new byte[1]));

    assertThatThrownBy(() -> options("--features", folder.toString()).graph())
        .isInstanceOf(MienException.class)
        .hasMessage(
            "The bundle %s takes faces of 64 x 64 pixels in 1 channels, FER2013 has gray ones of 48; give another to --features."
                .formatted(folder));
  }
}
