package io.mien.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.synthetic.FaceModel;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.FerPlus;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.evaluate.Evaluation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the program ships: the default bundle and the faces of its generated camera. */
class ShippedIT {

  private static final Path RESOURCES =
      Path.of(System.getProperty("mien.home"), "stream-app/src/main/resources/io/mien");

  @Test
  void shouldReachItsFiguresOnPublicTest() {
    Path shared = Path.of(System.getProperty("mien.shared"), "data/fer2013");
    assumeTrue(
        Files.exists(shared.resolve("fer2013.csv.gz")),
        "needs the shared FER2013 (data/fer2013/fer2013.csv.gz), which is not on this machine");
    FaceData data =
        FerPlus.addVotes(
            Fer2013.read(shared.resolve("fer2013.csv.gz")), shared.resolve("fer2013new.csv"));
    List<LabeledFace> test = data.of(Usage.PUBLIC_TEST);
    ModelBundle bundle = ModelBundle.load(RESOURCES.resolve("bundles/default"));
    try (EmotionModel votes = bundle.openParent(OnnxOptions.DEFAULT);
        EmotionModel labels = bundle.openFer2013(OnnxOptions.DEFAULT).orElseThrow()) {
      assertThat(Evaluation.measure(votes, test, Truth.VOTES).accuracy())
          .isGreaterThanOrEqualTo(.82);
      assertThat(Evaluation.measure(labels, test, Truth.LABEL).accuracy())
          .isGreaterThanOrEqualTo(.66);
    }
  }

  @Test
  void shouldRecognizeDrawnFacesAsMeant() throws IOException {
    Path file = RESOURCES.resolve("faces/default.faces");
    assertThat(Files.size(file)).isLessThan(1 << 20);
    FaceModel faces;
    try (InputStream in = Files.newInputStream(file)) {
      faces = FaceModel.load(in);
    }
    try (EmotionModel model =
        ModelBundle.load(RESOURCES.resolve("bundles/default")).openParent(OnnxOptions.DEFAULT)) {
      for (Emotion meant : List.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SURPRISE)) {
        List<AlignedCrop> drawn =
            LongStream.range(0, 50)
                .mapToObj(seed -> faces.draw(faces.identity(seed), Map.of(meant, 1f)))
                .map(pixels -> AlignedCrop.of(faces.size(), 1, pixels))
                .toList();
        assertThat(model.estimate(drawn))
            .extracting(EmotionEstimate::probabilities)
            .filteredOn(probabilities -> probabilities.top() == meant)
            .hasSizeGreaterThanOrEqualTo(45);
      }
    }
  }
}
