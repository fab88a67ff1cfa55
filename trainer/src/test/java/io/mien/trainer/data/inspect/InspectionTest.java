package io.mien.trainer.data.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.recognition.report.Measured;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import io.mien.trainer.data.layout.GeneratedFaces;
import java.awt.Color;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InspectionTest {

  private static LabeledFace face(int row, byte[] pixels, Emotion label, Usage usage) {
    return new LabeledFace(row, AlignedCrop.of(48, 1, pixels), label, usage, null);
  }

  /** As a JPEG of poor quality changes it, and somewhat brighter. */
  private static byte[] compressed(byte[] pixels, long seed) {
    Random random = new Random(seed);
    byte[] noisy = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      double level = (pixels[i] & 0xff) * .95 + 12 + 4 * random.nextGaussian();
      noisy[i] = (byte) Math.max(0, Math.min(255, Math.round(level)));
    }
    return noisy;
  }

  @Test
  void shouldFindSameAndNearlySameFacesAcrossPartsAndNoOthers() throws IOException {
    GeneratedFaces people = GeneratedFaces.load();
    List<LabeledFace> faces = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Emotion emotion = i % 2 == 0 ? Emotion.HAPPY : Emotion.SURPRISE;
      faces.add(face(i, people.gray(emotion, 1000 + i), emotion, Usage.TRAINING));
    }
    byte[] third = people.gray(Emotion.SURPRISE, 1003);
    byte[] fourth = people.gray(Emotion.HAPPY, 1004);
    faces.add(face(150, third, Emotion.FEAR, Usage.TRAINING));
    faces.add(face(151, third, Emotion.SURPRISE, Usage.PUBLIC_TEST));
    faces.add(face(152, compressed(fourth, 1), Emotion.HAPPY, Usage.PUBLIC_TEST));
    faces.add(face(153, new byte[48 * 48], Emotion.SAD, Usage.PUBLIC_TEST));
    faces.add(face(154, new byte[48 * 48], Emotion.SAD, Usage.PUBLIC_TEST));
    Inspection inspection = Inspection.of("faces", new FaceData(faces, List.of(), faces.size()), 7);

    assertThat(inspection.across(Usage.PUBLIC_TEST, Usage.TRAINING)).isEqualTo(1);
    assertThat(inspection.nearAcross(Usage.PUBLIC_TEST, Usage.TRAINING)).isEqualTo(2);
    DuplicateGroups exact = Duplicates.exact(faces);
    assertThat(exact.groups()).hasSize(2);
    assertThat(exact.within(Usage.TRAINING)).isEqualTo(1);
    assertThat(exact.within(Usage.PUBLIC_TEST)).isEqualTo(1);
    assertThat(exact.contradicting()).isEqualTo(1);
    // Blank pictures resemble each other and tell nothing.
    assertThat(Duplicates.near(faces).groups())
        .extracting(group -> group.stream().map(LabeledFace::row).toList())
        .containsExactlyInAnyOrder(List.of(3, 150, 151), List.of(4, 152));
  }

  @Test
  void shouldFindEveryPairThatComparingAllFinds() {
    Random random = new Random(3);
    long[] hashes = new long[400];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = random.nextLong() >>> 1;
      if (i % 2 == 1) {
        hashes[i] = hashes[i - 1];
        for (int flips = random.nextInt(9); flips > 0; flips--) {
          hashes[i] ^= 1L << random.nextInt(63);
        }
      }
    }
    Set<List<Integer>> expected = new HashSet<>();
    for (int i = 0; i < hashes.length; i++) {
      for (int j = i + 1; j < hashes.length; j++) {
        if (PerceptualHash.distance(hashes[i], hashes[j]) <= 6) {
          expected.add(List.of(i, j));
        }
      }
    }
    List<List<Integer>> found = new ArrayList<>();
    new NearPairs(hashes, 6).forEach((a, b) -> found.add(List.of(a, b)));
    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void shouldKeepThumbnailsOfEverySizeAlike() throws IOException {
    byte[] small = GeneratedFaces.load().gray(Emotion.HAPPY, 5);
    byte[] large = new byte[96 * 96 * 3];
    for (int i = 0; i < 96 * 96; i++) {
      for (int c = 0; c < 3; c++) {
        large[3 * i + c] = small[i / 96 / 2 * 48 + i % 96 / 2];
      }
    }
    Thumbnail one = Thumbnail.of(AlignedCrop.of(48, 1, small));
    Thumbnail other = Thumbnail.of(AlignedCrop.of(96, 3, large));
    assertThat(one.correlation(other)).isGreaterThan(.9999);
    assertThat(PerceptualHash.of(one)).isEqualTo(PerceptualHash.of(other));
  }

  @Test
  void shouldTellClassesDuplicatesAndPictures() throws IOException {
    GeneratedFaces people = GeneratedFaces.load();
    List<Usage> parts = List.of(Usage.TRAINING, Usage.VALIDATION, Usage.PUBLIC_TEST);
    List<LabeledFace> faces = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      faces.add(face(i, people.gray(Emotion.HAPPY, i % 5), Emotion.HAPPY, parts.get(i % 3)));
    }
    Inspection inspection = Inspection.of("set", new FaceData(faces, List.of(), 6), 7);
    assertThat(inspection.markdown())
        .containsPattern("\\| Happy +\\| +2 \\| +2 \\| +2 \\| +6 \\| +100\\.0 % \\|")
        .containsPattern("\\| Fear +\\| +0 \\| +0 \\| +0 \\| +0 \\|")
        .contains("6 faces.")
        .containsPattern("of PublicTest, in Training +\\| +1 \\| +1 \\|");
    String html = inspection.report(Measured.here("mien data inspect", Duration.ZERO), 4).html();
    assertThat(html).contains("Across parts: 1 of 1 groups").contains("line 7");
    assertThat(inspection.contactSheet(4).getHeight()).isEqualTo(7 * 66);
    assertThat(inspection.contactSheet(4).getRGB(100, 66 + 32))
        .isEqualTo(inspection.contactSheet(4).getRGB(100, 66 + 32))
        .isNotEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void shouldShowValenceAndArousalWhereTheyAreKnown() throws IOException {
    byte[] pixels = GeneratedFaces.load().gray(Emotion.HAPPY, 1);
    AlignedCrop crop = AlignedCrop.of(48, 1, pixels);
    LabeledFace known =
        new LabeledFace(
            0,
            crop,
            Emotion.HAPPY,
            Usage.TRAINING,
            null,
            new ValenceArousal(.8f, .2f),
            "training.csv line 2");
    LabeledFace unknown = face(1, pixels, Emotion.HAPPY, Usage.TRAINING);
    assertThat(html(known, unknown)).contains("Valence and arousal").contains("<svg");
    assertThat(html(unknown)).doesNotContain("Valence and arousal");
  }

  private static String html(LabeledFace... faces) {
    FaceData data = new FaceData(List.of(faces), List.of(), faces.length);
    return Inspection.of("set", data, 7)
        .report(Measured.here("mien data inspect", Duration.ZERO), 3)
        .html();
  }
}
