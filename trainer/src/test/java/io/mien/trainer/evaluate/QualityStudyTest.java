package io.mien.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.quality.BlurMeter;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QualityStudyTest {

  private static final int SIZE = 48;

  /**
   * Happy faces are fine stripes, sad ones plain: what a model can tell only while it sees them.
   */
  private final QualityStudy study = new QualityStudy(new SeesStripes(), faces(), Truth.LABEL);

  @Test
  void shouldFindThatAnswersSufferFromFewerPixels() {
    List<String> rows = rows(study.bySize());

    assertThat(rows).hasSize(12);
    assertThat(rows.get(0)).startsWith("| 48 ").contains("| 20 ", "100.0 %");
    assertThat(rows.get(11)).startsWith("| 8 ").contains(" 50.0 %");
  }

  @Test
  void shouldFindThatAnswersSufferFromBlur() {
    List<String> rows = rows(study.byBlurring());

    assertThat(rows.get(0)).contains("sigma 0.0").contains("100.0 %");
    assertThat(rows.get(7)).contains("sigma 4.0").contains(" 50.0 %");
    assertThat(rows(study.byMeasuredBlur())).isNotEmpty();
  }

  @Test
  void shouldSortFacesByTheirTurn() {
    Landmarks frontal =
        new Landmarks(
            new Point(10, 10),
            new Point(30, 10),
            new Point(20, 22),
            new Point(11, 31),
            new Point(29, 31));
    Landmarks profile =
        new Landmarks(
            new Point(10, 10),
            new Point(22, 10),
            new Point(29, 22),
            new Point(14, 31),
            new Point(24, 31));

    assertThat(rows(study.byTurn(crop -> Optional.of(frontal))))
        .singleElement()
        .asString()
        .startsWith("| 0 and more");
    assertThat(rows(study.byTurn(crop -> Optional.of(profile))))
        .singleElement()
        .asString()
        .doesNotContain("| 0 and", "| 10 and");
    assertThat(rows(study.byTurn(crop -> Optional.empty()))).isEmpty();
  }

  @Test
  void shouldTellEverythingInOne() {
    assertThat(study.markdown(crop -> Optional.empty()))
        .contains("confidence of 0.6 or more", study.bySize(), study.byBlurring())
        .contains(study.byMeasuredBlur(), "| turn, degrees |");
  }

  @Test
  void shouldDegradeAsItSays() {
    AlignedCrop noise = noise();
    double sharp = BlurMeter.measure(noise, SIZE);

    assertThat(Degradation.blurred(noise, 0)).isSameAs(noise);
    assertThat(BlurMeter.measure(Degradation.blurred(noise, 2), SIZE)).isGreaterThan(sharp + .2);
    assertThat(BlurMeter.measure(Degradation.moved(noise, 9), SIZE)).isGreaterThan(sharp + .2);
    assertThat(Degradation.smaller(noise, SIZE).pixels()).isEqualTo(noise.pixels());
    assertThat(Degradation.smaller(noise, 12).size()).isEqualTo(SIZE);
  }

  private static List<String> rows(String table) {
    List<String> lines = table.lines().toList();
    return lines.subList(2, lines.size()).stream().map(line -> line.replaceAll(" +", " ")).toList();
  }

  private static List<LabeledFace> faces() {
    List<LabeledFace> faces = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      boolean striped = i % 2 == 0;
      byte[] pixels = new byte[SIZE * SIZE];
      for (int p = 0; p < pixels.length; p++) {
        pixels[p] = (byte) (striped && p % SIZE % 4 < 2 ? 60 + i : 160 + i);
      }
      Emotion label = striped ? Emotion.HAPPY : Emotion.SAD;
      faces.add(new LabeledFace(i, AlignedCrop.of(SIZE, 1, pixels), label, Usage.TRAINING, null));
    }
    return faces;
  }

  private static AlignedCrop noise() {
    byte[] pixels = new byte[SIZE * SIZE];
    new Random(5).nextBytes(pixels);
    return AlignedCrop.of(SIZE, 1, pixels);
  }

  /** Happy where neighbors differ much. */
  private static final class SeesStripes implements EmotionModel {

    @Override
    public List<Emotion> labels() {
      return Truth.LABEL.labels();
    }

    @Override
    public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
      return crops.stream().map(this::estimate).toList();
    }

    private EmotionEstimate estimate(AlignedCrop crop) {
      byte[] pixels = crop.pixels();
      int most = 0;
      for (int p = 1; p < pixels.length; p++) {
        int step = Math.abs((pixels[p] & 0xff) - (pixels[p - 1] & 0xff));
        most = Math.max(most, p % SIZE == 0 ? 0 : step);
      }
      float[] values = new float[labels().size()];
      values[labels().indexOf(most > 25 ? Emotion.HAPPY : Emotion.SAD)] = 1;
      return new EmotionEstimate(Probabilities.of(labels(), values), null);
    }

    @Override
    public void close() {}
  }
}
