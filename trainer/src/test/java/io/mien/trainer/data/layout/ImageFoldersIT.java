package io.mien.trainer.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.DetectorOptions;
import io.mien.trainer.data.BadRow;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SFEW 2.0 and any other tree with a folder for each class. */
class ImageFoldersIT {

  private static final List<String> SFEW_CLASSES =
      List.of("Angry", "Disgust", "Fear", "Happy", "Neutral", "Sad", "Surprise");

  @TempDir private Path folder;
  private GeneratedFaces faces;
  private Path data;

  @BeforeEach
  void load() throws IOException {
    faces = GeneratedFaces.load();
    data = Files.createDirectories(folder.resolve("faces"));
  }

  private ReadOptions options() {
    return ReadOptions.defaults().withCache(folder.resolve("cache"));
  }

  private FaceData read() {
    return FaceReader.read(data, options(), ReadProgress.NONE);
  }

  private void face(String path, Emotion emotion, long seed) throws IOException {
    GeneratedFaces.write(faces.face(emotion, seed), data.resolve(path));
  }

  private static Emotion emotion(String name) {
    return EmotionNames.parse(name).orElseThrow();
  }

  /** SFEW's aligned faces have 143 x 181 pixels. */
  private BufferedImage sfewFace(Emotion emotion, long seed) {
    BufferedImage aligned = new BufferedImage(143, 181, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = aligned.createGraphics();
    graphics.drawImage(faces.face(emotion, seed), 0, 0, 143, 181, null);
    graphics.dispose();
    return aligned;
  }

  @Test
  void shouldReadSfewsAlignedFacesAndHalveItsValidationSet() throws IOException {
    for (String name : SFEW_CLASSES) {
      for (int i = 0; i < 4; i++) {
        String file = name + "/movie_" + i + ".png";
        GeneratedFaces.write(
            sfewFace(emotion(name), i), data.resolve("Train_Aligned_Faces/" + file));
        GeneratedFaces.write(
            sfewFace(emotion(name), 50 + i), data.resolve("Val_Aligned_Faces_new/" + file));
      }
      Files.createDirectories(data.resolve("Train/" + name));
    }
    GeneratedFaces.write(sfewFace(Emotion.SAD, 99), data.resolve("Test_Aligned_Faces/movie_9.png"));
    FaceData read = read();
    assertThat(FaceReader.kindOf(data)).isEqualTo(DataKind.SFEW);
    assertThat(read.counts(Usage.TRAINING).values()).hasSize(7).containsOnly(4);
    assertThat(read.counts(Usage.VALIDATION).values()).containsOnly(2);
    assertThat(read.counts(Usage.PUBLIC_TEST).values()).containsOnly(2);
    assertThat(read.leftOut()).containsEntry("without a label in Test_Aligned_Faces", 1);
    assertThat(read.rows()).isEqualTo(57);
  }

  @Test
  void shouldRefuseScenesOfSfewWithoutADetector() throws IOException {
    face("Train/Angry/a.png", Emotion.ANGER, 1);
    assertThatThrownBy(
            () -> FaceReader.read(data, options().withKind(DataKind.SFEW), ReadProgress.NONE))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("--detector");
  }

  @Test
  void shouldFindTheLargestFaceOfAScene() throws IOException {
    AffineTransform place = AffineTransform.getTranslateInstance(120, 60);
    place.scale(4, 4);
    GeneratedFaces.write(
        faces.scene(Emotion.HAPPY, 4, place), data.resolve("Train/Happy/scene.png"));
    GeneratedFaces.write(
        new BufferedImage(90, 90, BufferedImage.TYPE_3BYTE_BGR),
        data.resolve("Train/Happy/wall.png"));
    FaceData read =
        FaceReader.read(
            data,
            options().withKind(DataKind.SFEW).withDetector(DetectorOptions.haar()),
            ReadProgress.NONE);
    assertThat(read.badRows())
        .singleElement()
        .satisfies(bad -> assertThat(bad.reason()).isEqualTo("no face was found on it"))
        .satisfies(bad -> assertThat(bad.toString()).endsWith("wall.png: no face was found on it"));
    byte[] found = read.faces().get(0).crop().pixels();
    assertThat(correlation(found, faces.gray(Emotion.HAPPY, 4))).isGreaterThan(.8);
  }

  private static double correlation(byte[] a, byte[] b) {
    double ma = 0;
    double mb = 0;
    for (int i = 0; i < a.length; i++) {
      ma += (a[i] & 0xff) / (double) a.length;
      mb += (b[i] & 0xff) / (double) b.length;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      double x = (a[i] & 0xff) - ma;
      double y = (b[i] & 0xff) - mb;
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void shouldKnowManyNamesOfClassesAndParts() throws IOException {
    face("training/anger/1.png", Emotion.ANGER, 1);
    face("training/SURPRISED/deep/er/2.png", Emotion.SURPRISE, 2);
    face("training/03_Happiness/3.bmp", Emotion.HAPPY, 3);
    face("valid/fearful/4.png", Emotion.FEAR, 4);
    face("test/contempt/5.gif", Emotion.NEUTRAL, 5);
    face("test/Sadness/.hidden.png", Emotion.SAD, 5);
    Files.writeString(data.resolve("test/Sadness/Thumbs.db"), "x");
    FaceData read = read();
    assertThat(read.faces())
        .extracting(LabeledFace::source)
        .containsExactly(
            "test/contempt/5.gif",
            "training/03_Happiness/3.bmp",
            "training/SURPRISED/deep/er/2.png",
            "training/anger/1.png",
            "valid/fearful/4.png");
    assertThat(read.faces())
        .extracting(LabeledFace::label)
        .containsExactly(
            Emotion.CONTEMPT, Emotion.HAPPY, Emotion.SURPRISE, Emotion.ANGER, Emotion.FEAR);
    // A data set with a test set of its own keeps its validation set whole.
    assertThat(read.of(Usage.VALIDATION)).hasSize(1);
    assertThat(read.classes()).isEqualTo(Emotion.all());
    assertThat(read.leftOut()).containsEntry("no picture by its name", 1);
    assertThat(read.faces().get(3).crop().pixels()).isEqualTo(faces.gray(Emotion.ANGER, 1));
  }

  @Test
  void shouldNameAFolderThatIsNoEmotion() throws IOException {
    face("happy/1.png", Emotion.HAPPY, 1);
    face("bored/2.png", Emotion.NEUTRAL, 2);
    assertThatThrownBy(this::read)
        .isInstanceOf(MienException.class)
        .hasMessageContaining("bored names no emotion")
        .hasMessageContaining("surprise or surprised");
  }

  @Test
  void shouldSayWhatATreeMustHold() {
    assertThatThrownBy(this::read)
        .isInstanceOf(MienException.class)
        .hasMessageContaining("holds no labeled picture");
  }

  @Test
  void shouldReportPicturesThatDoNotDecode() throws IOException {
    face("happy/1.png", Emotion.HAPPY, 1);
    Files.writeString(data.resolve("happy/2.jpg"), "no picture");
    Files.createFile(data.resolve("happy/3.png"));
    byte[] png = Files.readAllBytes(data.resolve("happy/1.png"));
    Files.write(data.resolve("happy/4.png"), Arrays.copyOf(png, png.length - 30));
    FaceData read = read();
    assertThat(read.faces()).hasSize(1);
    assertThat(read.badRows())
        .extracting(BadRow::reason)
        .containsExactly(
            "not a picture of a known format",
            "the picture is an empty file",
            "the picture is damaged or cut short");
  }
}
