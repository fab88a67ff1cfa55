package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.route.RoutedEmotionModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionIT {

  private static final List<AlignedCrop> FACE = List.of(AlignedCrop.of(48, 1, new byte[48 * 48]));

  @TempDir private Path folder;
  private final ModelBundle first = ModelBundle.find(ModelBundle.DEFAULT);

  @Test
  void shouldCloseABundleOnlyWhenNobodyUsesItAnyMore() {
    ModelBundle second = Bundled.version(folder, "2");
    try (Recognition recognition = Bundled.recognition(first)) {
      BundleLease one = recognition.acquire();
      BundleLease other = recognition.acquire();
      RoutedEmotionModel model = one.model();

      recognition.use(second);
      assertThat(recognition.bundle().getSha256()).isEqualTo(second.sha256());
      assertThat(one.reference().getSha256()).isEqualTo(first.sha256());
      other.close();
      other.close();
      assertThat(model.estimate(FACE)).as("one is still using it").hasSize(1);
      one.close();
      assertThatThrownBy(() -> model.estimate(FACE)).hasMessageContaining("closed");

      try (BundleLease next = recognition.acquire()) {
        assertThat(next.model().estimate(FACE)).hasSize(1);
      }
    }
  }

  @Test
  void shouldMakeFindersForThePoseOfEachBundle() {
    ModelBundle posed = Bundled.posed(folder, "2");
    try (Recognition recognition = Bundled.recognition(first)) {
      try (BundleLease before = recognition.acquire();
          var finder = before.finder()) {
        recognition.use(posed);
        try (BundleLease after = recognition.acquire();
            var fitting = after.finder()) {
          assertThat(before.fits(finder)).isTrue();
          assertThat(after.fits(finder)).isFalse();
          assertThat(after.fits(fitting)).isTrue();
        }
      }
    }
  }

  @Test
  void shouldGiveNothingOnceItIsClosed() {
    Recognition recognition = Bundled.recognition(first);
    recognition.close();

    assertThatThrownBy(recognition::acquire).hasMessageContaining("closed");
    assertThatThrownBy(() -> recognition.use(first)).hasMessageContaining("closed");
  }
}
