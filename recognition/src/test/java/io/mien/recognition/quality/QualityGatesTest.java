package io.mien.recognition.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.face.Box;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import org.junit.jupiter.api.Test;

class QualityGatesTest {

  private static final HeadPose TOWARDS_US = new HeadPose(10, 5, 40);

  private final QualityGates gates = new QualityGates(16, 0.6, 60);

  @Test
  void shouldLetAGoodFaceThrough() {
    assertThat(gates.failed(new FaceQuality(16, 0.6, TOWARDS_US))).isEmpty();
  }

  @Test
  void shouldTellEveryGateThatFails() {
    FaceQuality bad = new FaceQuality(15.9, 0.61, new HeadPose(61, 0, 0));

    assertThat(gates.failed(bad))
        .containsExactly(QualityGate.TOO_SMALL, QualityGate.BLURRED, QualityGate.TURNED);
    assertThat(QualityGates.OPEN.failed(bad)).isEmpty();
  }

  @Test
  void shouldLetThroughWhatCannotBeMeasured() {
    assertThat(gates.failed(new FaceQuality(40, 0.4, null))).isEmpty();
  }

  @Test
  void shouldRefuseGatesThatAreNone() {
    assertThatThrownBy(() -> new QualityGates(-1, 0.5, 60)).hasMessageContaining("minSize");
    assertThatThrownBy(() -> new QualityGates(0, 1.5, 60)).hasMessageContaining("maxBlur");
    assertThatThrownBy(() -> new QualityGates(0, 1, 181)).hasMessageContaining("maxTurn");
  }

  @Test
  void shouldMeasureTheSizeOnTheFrame() {
    CropTemplate template = new CropTemplate(16, 1, new Point(5, 6), new Point(11, 6));
    Landmarks eyes = Landmarks.ofEyes(new Point(100, 90), new Point(140, 90));
    Face face = new Face(new Box(80, 60, 90, 160), eyes, 0.9f);

    FaceQuality quality =
        new QualityMeter(template).measure(face, AlignedCrop.of(16, 1, new byte[256]));

    assertThat(quality.size()).isEqualTo(120);
    assertThat(quality.pose()).isNull();
    assertThat(quality.blur()).isEqualTo(1);
  }
}
