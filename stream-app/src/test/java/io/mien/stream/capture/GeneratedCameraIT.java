package io.mien.stream.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.face.FaceDetectors;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedCameraIT {

  private static final float SAME_FACE = .3f;

  @Test
  void shouldDrawTheSameFramesForTheSameParameters() {
    String source = "generated:?seconds=1&fps=10&faces=2&seed=7&width=320&height=240";
    Frames once = Frames.of(source);
    Frames again = Frames.of(source);
    Frames other = Frames.of(source.replace("seed=7", "seed=8"));
    assertThat(once.list()).hasSize(10);
    for (int i = 0; i < 10; i++) {
      CapturedFrame frame = once.list().get(i);
      assertThat(frame.position()).isEqualTo(Duration.ofMillis(100L * i));
      assertThat(frame.width()).isEqualTo(320);
      assertThat(frame.height()).isEqualTo(240);
      assertThat(frame.intendedFaces()).hasSize(2);
      assertThat(again.list().get(i).intendedFaces()).isEqualTo(frame.intendedFaces());
      assertThat(Frames.bytes(again.list().get(i))).isEqualTo(Frames.bytes(frame));
      assertThat(Frames.bytes(other.list().get(i))).isNotEqualTo(Frames.bytes(frame));
    }
  }

  @Test
  void shouldShowOnlyTheEmotionsAskedFor() {
    Frames frames =
        Frames.of(
            "generated:?seconds=12&fps=2&width=160&height=120&emotions=Happy,Surprise&hold=1");
    Set<Emotion> shown = EnumSet.noneOf(Emotion.class);
    for (CapturedFrame frame : frames.list()) {
      IntendedFace face = frame.intendedFaces().get(0);
      shown.add(face.emotion());
      assertThat(face.weight()).isBetween(.5f, 1f);
    }
    assertThat(shown).containsExactlyInAnyOrder(Emotion.HAPPY, Emotion.SURPRISE);
  }

  @Test
  void shouldStayInThePresentWhenNobodyReadsInTime() throws InterruptedException {
    try (FrameSource camera =
        FrameSources.open("generated:?width=160&height=120&fps=50", CaptureOptions.DEFAULT)) {
      assertThat(camera.live()).isTrue();
      assertThat(camera.next()).isPresent();
      Thread.sleep(500);
      assertThat(camera.next().orElseThrow().position())
          .isGreaterThanOrEqualTo(Duration.ofMillis(480));
      assertThat(camera.dropped()).isGreaterThanOrEqualTo(23);
    }
  }

  @Test
  void shouldSayWhichEmotionItCannotDraw() {
    Frames drawn = Frames.of("generated:?seconds=1&fps=1&width=160&height=120&emotions=Neutral");
    assertThat(drawn.list().get(0).intendedFaces().get(0).emotion()).isEqualTo(Emotion.NEUTRAL);
    assertThatThrownBy(() -> FrameSources.open("generated:?emotions=Bored", CaptureOptions.DEFAULT))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith("generated: emotions are different ones of");
  }

  @Test
  void shouldDrawFacesThatTheHaarCascadesFind() {
    shouldFindNearlyAllFaces(DetectorOptions.haar());
  }

  @Test
  void shouldDrawFacesThatYuNetFinds() {
    Path yunet =
        Path.of(System.getProperty("mien.shared"), "models", "face_detection_yunet_2026may.onnx");
    assumeThat(yunet).as("shared model face_detection_yunet_2026may.onnx").exists();
    shouldFindNearlyAllFaces(DetectorOptions.yunet(yunet));
  }

  private static void shouldFindNearlyAllFaces(DetectorOptions options) {
    FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT);
    int drawn = 0;
    int found = 0;
    int elsewhere = 0;
    try (FaceDetector detector = FaceDetectors.create(options)) {
      for (int seed = 1; seed <= 6; seed++) {
        String source = "generated:?seconds=16&fps=.5&faces=2&seed=" + seed;
        for (CapturedFrame captured : Frames.of(source).list()) {
          List<Face> faces;
          try (Frame frame = decoder.decode(Frames.bytes(captured))) {
            faces = detector.detect(frame);
          }
          drawn += captured.intendedFaces().size();
          int matched =
              (int)
                  captured.intendedFaces().stream()
                      .filter(
                          intended ->
                              faces.stream()
                                  .anyMatch(f -> f.box().overlap(intended.box()) > SAME_FACE))
                      .count();
          found += matched;
          elsewhere += faces.size() - matched;
        }
      }
    }
    assertThat(found).as("found of %d", drawn).isGreaterThanOrEqualTo((int) (.9 * drawn));
    assertThat(elsewhere).as("found where none was drawn").isLessThanOrEqualTo(drawn / 50);
  }
}
