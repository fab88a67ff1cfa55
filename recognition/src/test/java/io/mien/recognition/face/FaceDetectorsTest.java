package io.mien.recognition.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be said of detectors without running one. */
class FaceDetectorsTest {

  @Test
  void shouldOrderFacesFromLeftToRightThenDown() {
    Face lower = face(10, 80);
    Face upper = face(10, 20);
    Face right = face(200, 0);

    assertThat(FaceOrder.leftToRight(List.of(right, lower, upper)))
        .containsExactly(upper, lower, right);
  }

  @Test
  void shouldScoreCascadesByAgreement() {
    assertThat(HaarFaceDetector.score(4)).isEqualTo(0.5f);
    assertThat(HaarFaceDetector.score(3)).isCloseTo(0.214f, within(1e-3f));
    assertThat(HaarFaceDetector.score(5)).isCloseTo(0.786f, within(1e-3f));
    assertThat(HaarFaceDetector.score(1000)).isBetween(0.999f, 1f);
  }

  @Test
  void shouldKnowDefaults() {
    Path file = Path.of("yunet.onnx");
    assertThat(DetectorOptions.yunet(file)).isEqualTo(new DetectorOptions(file, 0.7f, 0.3f, 640));
    assertThat(DetectorOptions.haar()).isEqualTo(new DetectorOptions(null, 0.5f, 0.3f, 480));
    assertThat(DetectorOptions.haar().withMinScore(0.9f).withLongestSide(320))
        .isEqualTo(new DetectorOptions(null, 0.9f, 0.3f, 320));
  }

  @Test
  void shouldTellTheWayToABetterDetector() {
    assertThat(FaceDetectors.describe(DetectorOptions.haar())).contains("mien models fetch yunet");
    assertThat(FaceDetectors.describe(DetectorOptions.yunet(Path.of("yunet.onnx"))))
        .contains("yunet.onnx")
        .doesNotContain("fetch");
  }

  @Test
  void shouldRefuseOptionsThatFindNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DetectorOptions.haar().withMinScore(Float.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DetectorOptions.haar().withMinScore(1.1f));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DetectorOptions.haar().withLongestSide(10));
    assertThatIllegalArgumentException().isThrownBy(() -> new DetectorOptions(null, 0.5f, 0, 640));
  }

  @Test
  void shouldMeasureOverlapOfBoxes() {
    Box box = new Box(0, 0, 10, 10);
    assertThat(box.overlap(box)).isEqualTo(1);
    assertThat(box.overlap(new Box(5, 0, 10, 10))).isCloseTo(1 / 3f, within(1e-6f));
    assertThat(box.overlap(new Box(10, 0, 10, 10))).isZero();
  }

  private static Face face(float x, float y) {
    return new Face(
        new Box(x, y, 40, 40),
        Landmarks.ofEyes(new Point(x + 12, y + 15), new Point(x + 28, y + 15)),
        0.9f);
  }
}
