package io.mien.trainer.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.BadRow;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CropCacheIT {

  private static final int FACES = 70;

  @TempDir private Path folder;
  private Path data;
  private Path cache;
  private GeneratedFaces generated;

  @BeforeEach
  void makeFaces() throws IOException {
    generated = GeneratedFaces.load();
    data = folder.resolve("set");
    cache = folder.resolve("cache");
    for (int i = 0; i < FACES; i++) {
      Emotion emotion = i % 2 == 0 ? Emotion.HAPPY : Emotion.SAD;
      GeneratedFaces.write(
          generated.face(emotion, i), data.resolve("%s/%03d.png".formatted(emotion.label(), i)));
    }
    Files.writeString(data.resolve("Sad/bad.png"), "bad");
  }

  /** A reading, and how often it told of decoding. */
  private record Reading(FaceData data, List<Integer> told) {}

  private Reading read() {
    List<Integer> told = new ArrayList<>();
    FaceData read =
        FaceReader.read(
            data, ReadOptions.defaults().withCache(cache), (done, all) -> told.add(done));
    return new Reading(read, told);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.toList().get(0);
    }
  }

  private static void assertSame(FaceData a, FaceData b) {
    assertThat(a.faces()).hasSameSizeAs(b.faces());
    for (int i = 0; i < a.faces().size(); i++) {
      LabeledFace one = a.faces().get(i);
      LabeledFace other = b.faces().get(i);
      assertThat(one.crop().pixels()).isEqualTo(other.crop().pixels());
      assertThat(one.source()).isEqualTo(other.source());
      assertThat(one.label()).isEqualTo(other.label());
      assertThat(one.row()).isEqualTo(other.row());
    }
    assertThat(a.badRows()).isEqualTo(b.badRows());
    assertThat(a.rows()).isEqualTo(b.rows());
    assertThat(a.classes()).isEqualTo(b.classes());
  }

  @Test
  void shouldDecodeOnceAndGiveTheSameFacesAgain() throws IOException {
    Reading first = read();
    assertThat(first.told()).containsExactly(64, FACES + 1);
    assertThat(first.data().faces()).hasSize(FACES);
    assertThat(first.data().badRows()).extracting(BadRow::line).containsExactly(0L);
    for (LabeledFace face : first.data().faces()) {
      int seed = Integer.parseInt(face.source().replaceAll("\\D", ""));
      assertThat(face.crop().pixels()).isEqualTo(generated.gray(face.label(), seed));
    }
    Reading second = read();
    assertThat(second.told()).isEmpty();
    assertSame(second.data(), first.data());
  }

  @Test
  void shouldLetOnlyItsOwnerReadIt() throws IOException {
    read();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void shouldDecodeAgainWhenAPictureChanged() throws IOException {
    read();
    Path changed = data.resolve("Happy/000.png");
    GeneratedFaces.write(generated.face(Emotion.HAPPY, 500), changed);
    Files.setLastModifiedTime(changed, FileTime.fromMillis(1_000_000));
    Reading again = read();
    assertThat(again.told()).isNotEmpty();
    assertThat(again.data().faces().get(0).crop().pixels())
        .isEqualTo(generated.gray(Emotion.HAPPY, 500));
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void shouldDecodeAgainWhenTheFileIsDamagedAnywhere() throws IOException {
    Reading first = read();
    long length = Files.size(file());
    for (long at : List.of(0L, 20L, 57L, 65L, 70L, 77L, 4096L, 9000L, length - 40)) {
      damage(file(), at);
      Reading again = read();
      assertThat(again.told()).as("damage at %d of %d", at, length).isNotEmpty();
      assertSame(again.data(), first.data());
    }
  }

  @Test
  void shouldDecodeAgainWhenTheFileIsCutShort() throws IOException {
    Reading first = read();
    for (long length : new long[] {0, 100, 5000, Files.size(file()) - 1}) {
      // Beside and then in its place: what is mapped must never shrink.
      byte[] cut = Arrays.copyOf(Files.readAllBytes(file()), (int) length);
      Files.move(
          Files.write(folder.resolve("cut"), cut), file(), StandardCopyOption.REPLACE_EXISTING);
      Reading again = read();
      assertThat(again.told()).isNotEmpty();
      assertSame(again.data(), first.data());
    }
  }

  private static void damage(Path file, long at) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, at);
      channel.write(one.put(0, (byte) ~one.get(0)).flip(), at);
    }
  }

  @Test
  void shouldLeaveNothingBehindWhenNoFaceIsGood() throws IOException {
    Path bad = Files.createDirectories(folder.resolve("bad/happy"));
    Files.writeString(bad.resolve("1.png"), "bad");
    assertThatThrownBy(
            () ->
                FaceReader.read(
                    folder.resolve("bad"),
                    ReadOptions.defaults().withCache(cache),
                    ReadProgress.NONE))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("1.png: not a picture of a known format");
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void shouldNameAFolderThatCannotHoldTheCache() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(
            () -> FaceReader.read(data, ReadOptions.defaults().withCache(file), ReadProgress.NONE))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("--cache");
  }
}
