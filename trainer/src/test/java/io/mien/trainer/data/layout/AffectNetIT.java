package io.mien.trainer.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.data.BadRow;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees as AffectNet's archives unpack to. */
class AffectNetIT {

  private static final String HEADER =
      "subDirectory_filePath,face_x,face_y,face_width,face_height,facial_landmarks,expression,valence,arousal";

  @TempDir private Path folder;
  private Path pictures;
  private Path lists;
  private GeneratedFaces faces;

  @BeforeEach
  void makeFolders() throws IOException {
    faces = GeneratedFaces.load();
    pictures = folder.resolve("Manually_Annotated/Manually_Annotated_Images");
    lists = Files.createDirectories(folder.resolve("Manually_Annotated_file_lists"));
    Files.createDirectories(pictures);
  }

  private ReadOptions options() {
    return ReadOptions.defaults().withCache(folder.resolve("cache"));
  }

  private static AffineTransform place(long seed) {
    AffineTransform place = AffineTransform.getTranslateInstance(90 + (int) (seed % 40), 40);
    place.rotate(Math.toRadians((int) (seed % 30) - 15), 70, 70);
    place.scale(3, 3);
    return place;
  }

  private String row(int expression, long seed, String affect) throws IOException {
    String name = "%d/%08x.jpg".formatted(seed % 3, seed);
    Emotion drawn = expression < 7 ? order().get(expression) : Emotion.NEUTRAL;
    GeneratedFaces.write(faces.scene(drawn, seed, place(seed)), pictures.resolve(name));
    return "%s,90,40,144,144,%s,%d,%s"
        .formatted(name, GeneratedFaces.landmarks(place(seed)), expression, affect);
  }

  private static List<Emotion> order() {
    return List.of(
        Emotion.NEUTRAL,
        Emotion.HAPPY,
        Emotion.SAD,
        Emotion.SURPRISE,
        Emotion.FEAR,
        Emotion.DISGUST,
        Emotion.ANGER,
        Emotion.CONTEMPT);
  }

  @Test
  void shouldAlignFacesByTheirLandmarks() throws IOException {
    List<String> training = new ArrayList<>(List.of(HEADER));
    for (int i = 0; i < 8; i++) {
      training.add(row(i, 40 + 7 * i, "0.5,-0.25"));
    }
    Files.write(lists.resolve("training.csv"), training);
    FaceData data = FaceReader.read(folder, options(), ReadProgress.NONE);
    assertThat(data.classes()).isEqualTo(Emotion.all());
    assertThat(data.faces()).extracting(LabeledFace::label).isEqualTo(order());
    for (LabeledFace face : data.faces()) {
      assertThat(face.affect()).isEqualTo(new ValenceArousal(.5f, -.25f));
      Emotion drawn = face.label() == Emotion.CONTEMPT ? Emotion.NEUTRAL : face.label();
      byte[] expected = faces.gray(drawn, 40 + 7L * face.row());
      // The rim is background where the turned face ends.
      assertThat(difference(face.crop().pixels(), expected, 8)).isLessThan(5);
    }
  }

  private static double difference(byte[] a, byte[] b, int rim) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < a.length; i++) {
      if (i % 48 >= rim && i % 48 < 48 - rim && i / 48 >= rim && i / 48 < 48 - rim) {
        sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void shouldReadLargeCropsInColor() throws IOException {
    Files.write(lists.resolve("training.csv"), List.of(HEADER, row(1, 5, "0,0")));
    FaceData data =
        FaceReader.read(
            folder, options().withCrop(ReadOptions.template(224, 3)), ReadProgress.NONE);
    LabeledFace face = data.faces().get(0);
    assertThat(face.crop().size()).isEqualTo(224);
    assertThat(face.crop().channels()).isEqualTo(3);
    assertThat(face.crop().pixels()).hasSize(224 * 224 * 3);
  }

  @Test
  void shouldLeaveOutWhatShowsNoEmotionAndCountIt() throws IOException {
    List<String> training = new ArrayList<>(List.of(HEADER));
    int[] expressions = {8, 8, 9, 10, 1};
    for (int i = 0; i < expressions.length; i++) {
      training.add(row(expressions[i], i, "-2,-2"));
    }
    Files.write(lists.resolve("training.csv"), training);
    FaceData data = FaceReader.read(folder, options(), ReadProgress.NONE);
    assertThat(data.leftOut())
        .containsOnlyKeys("None", "Uncertain", "Non-Face")
        .containsEntry("None", 2);
    assertThat(data.faces()).singleElement().extracting(LabeledFace::affect).isNull();
    assertThat(data.rows()).isEqualTo(5);
  }

  @Test
  void shouldReportBadRowsAndPicturesAndLoseNothingElse() throws IOException {
    String good = row(1, 1, "0.1,0.2");
    String cut = row(2, 2, "0,0");
    Path picture = pictures.resolve("2/00000002.jpg");
    byte[] bytes = Files.readAllBytes(picture);
    Files.write(picture, Arrays.copyOf(bytes, bytes.length / 2));
    Files.write(
        lists.resolve("training.csv"),
        List.of(
            HEADER,
            good,
            good.replace(",1,0.1,0.2", ",11,0.1,0.2"),
            good.replace(",1,0.1,0.2", ",1,1.5,0.2"),
            good.replace(",90,40,", ",9O,40,"),
            good.replace("1/00000001.jpg", "1/none.jpg"),
            good.replace("1/00000001.jpg", "../../../secret.jpg"),
            good.replaceFirst(";", ""),
            cut,
            row(3, 9, "0,0")));
    FaceData data = FaceReader.read(folder, options(), ReadProgress.NONE);
    assertThat(data.faces())
        .extracting(LabeledFace::label)
        .containsExactly(Emotion.HAPPY, Emotion.SURPRISE);
    assertThat(data.badRows()).extracting(BadRow::line).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(data.badRows())
        .extracting(BadRow::reason)
        .containsExactly(
            "the expression 11 is not 0 to 10",
            "valence and arousal lie in [-1, 1]: 1.5, 0.2",
            "the face rectangle \"9O\" is no number",
            "there is no picture 1/none.jpg",
            "there is no picture ../../../secret.jpg",
            "135 numbers for 68 landmarks instead of 136",
            "the picture is damaged or cut short");
    assertThat(data.badRows().get(0).toString()).contains("training.csv line 3: ");
  }

  @Test
  void shouldCutTheValidationListInHalves() throws IOException {
    Files.write(lists.resolve("training.csv"), List.of(HEADER, row(1, 1, "0,0")));
    List<String> validation = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      validation.add(row(i % 3, 100 + i, "0,0"));
    }
    // As published: without a header.
    Files.write(lists.resolve("validation.csv"), validation);
    FaceData halves = FaceReader.read(folder, options(), ReadProgress.NONE);
    assertThat(halves.of(Usage.TRAINING)).hasSize(1);
    assertThat(halves.counts(Usage.VALIDATION).values()).containsExactly(2, 2, 2, 0, 0, 0, 0, 0);
    assertThat(halves.counts(Usage.PUBLIC_TEST).values()).containsExactly(2, 2, 2, 0, 0, 0, 0, 0);
    assertThat(FaceReader.read(folder, options(), ReadProgress.NONE).of(Usage.VALIDATION))
        .extracting(LabeledFace::source)
        .isEqualTo(halves.of(Usage.VALIDATION).stream().map(LabeledFace::source).toList());
    FaceData test =
        FaceReader.read(folder, options().withValidationUse(ValidationUse.TEST), ReadProgress.NONE);
    assertThat(test.of(Usage.PUBLIC_TEST)).hasSize(12);
  }

  @Test
  void shouldReadTheAutomaticListByItsName() throws IOException {
    Path list = lists.resolve("automatically_annotated.csv");
    Files.write(list, List.of(HEADER, row(4, 3, "-0.5,0.75")));
    FaceData data = FaceReader.read(list, options(), ReadProgress.NONE);
    assertThat(data.of(Usage.TRAINING))
        .singleElement()
        .satisfies(face -> assertThat(face.label()).isEqualTo(Emotion.FEAR))
        .satisfies(face -> assertThat(face.source()).contains("line 2").contains("0/00000003.jpg"))
        .satisfies(face -> assertThat(face.affect().arousal()).isCloseTo(.75f, within(1e-6f)));
  }

  @Test
  void shouldSayThatPicturesAreMissing() throws IOException {
    String row = row(1, 1, "0,0").replace("1/00000001", "elsewhere/1");
    Files.write(lists.resolve("training.csv"), List.of(HEADER, row));
    assertThatThrownBy(() -> FaceReader.read(folder, options(), ReadProgress.NONE))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("elsewhere/1.jpg")
        .hasMessageContaining("Manually_Annotated_Images");
  }
}
