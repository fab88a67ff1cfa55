package io.mien.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Fer2013Test {

  private static final String HEADER = "emotion,pixels,Usage";

  @TempDir private Path folder;

  static String pixels(int level) {
    return (level + " ").repeat(48 * 48).strip();
  }

  private Path csv(String... rows) throws IOException {
    List<String> lines = new java.util.ArrayList<>(List.of(HEADER));
    lines.addAll(Arrays.asList(rows));
    return Files.write(folder.resolve("fer2013.csv"), lines);
  }

  @Test
  void shouldReadPixelsLabelAndUsage() throws IOException {
    FaceData data =
        Fer2013.read(csv("3," + pixels(7) + ",Training", "6," + pixels(255) + ",PublicTest"));
    assertThat(data.badRows()).isEmpty();
    assertThat(data.faces())
        .extracting(LabeledFace::label)
        .containsExactly(Emotion.HAPPY, Emotion.NEUTRAL);
    assertThat(data.of(Usage.PUBLIC_TEST)).hasSize(1);
    assertThat(data.faces().get(0).crop().pixels()).containsOnly(7);
    assertThat(data.faces().get(1).crop().pixels()).containsOnly(255);
  }

  @Test
  void shouldReadGzip() throws IOException {
    Path file = folder.resolve("fer2013.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((HEADER + "\n0," + pixels(1) + ",Training\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Fer2013.read(file).faces())
        .extracting(LabeledFace::label)
        .containsExactly(Emotion.ANGER);
  }

  @Test
  void shouldSkipAndNameBadRows() throws IOException {
    FaceData data =
        Fer2013.read(
            csv(
                "9," + pixels(1) + ",Training",
                "0,1 2 3,Training",
                "0," + pixels(256) + ",Training",
                "0," + pixels(1) + ",Nowhere",
                "nothing",
                "0," + pixels(1) + " 1,Training",
                "5," + pixels(1) + ",Training"));
    assertThat(data.rows()).isEqualTo(7);
    assertThat(data.faces()).extracting(LabeledFace::row).containsExactly(6);
    assertThat(data.badRows()).extracting(BadRow::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(data.badRows().get(1).toString())
        .endsWith("fer2013.csv line 3: 3 pixels instead of 2304");
  }

  @Test
  void shouldRefuseAnotherLayout() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> Fer2013.read(file))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("is not FER2013");
  }

  @Test
  void shouldRefuseAFileWithoutGoodRows() throws IOException {
    Path file = csv("9," + pixels(1) + ",Training");
    assertThatThrownBy(() -> Fer2013.read(file))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("line 2: unknown emotion 9");
  }

  @Test
  void shouldNameAMissingFile() {
    assertThatThrownBy(() -> Fer2013.read(folder.resolve("none.csv")))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("none.csv");
  }

  @Test
  void shouldNameATruncatedArchive() throws IOException {
    Path whole = folder.resolve("whole.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      for (int i = 0; i < 200; i++) {
        out.write(
            ((i == 0 ? HEADER : "0," + pixels(i) + ",Training") + "\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> Fer2013.read(cut))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("cannot be read after");
  }
}
