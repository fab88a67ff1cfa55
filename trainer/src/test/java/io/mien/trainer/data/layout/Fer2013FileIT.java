package io.mien.trainer.data.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.FerPlus;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FER2013's one file, cut to other sizes and through a cache. */
class Fer2013FileIT {

  @TempDir private Path folder;
  private Path data;

  private static String pixels(int level) {
    return (level + " ").repeat(48 * 48).strip();
  }

  @BeforeEach
  void writeFaces() throws IOException {
    data =
        Files.write(
            folder.resolve("fer2013.csv"),
            List.of(
                "emotion,pixels,Usage",
                "3," + pixels(10) + ",Training",
                "0,1 2 x,Training",
                "6," + pixels(200) + ",PublicTest"));
  }

  private FaceData read() {
    return FaceReader.read(
        data,
        ReadOptions.defaults()
            .withCrop(ReadOptions.template(64, 3))
            .withCache(folder.resolve("cache")),
        ReadProgress.NONE);
  }

  @Test
  void shouldGiveCropsOfAnotherSizeInColorAndKeepTheirRows() throws IOException {
    Path votes =
        Files.write(
            folder.resolve("votes.csv"),
            List.of(
                "Usage,Image"
                    + " name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF",
                "Training,a.png,0,9,0,0,0,0,0,1,0,0",
                "Training,b.png,9,0,0,0,0,0,0,1,0,0",
                "PublicTest,c.png,0,0,0,9,0,0,0,1,0,0"));
    // The second reading is of the cache.
    for (FaceData faces : List.of(read(), read())) {
      assertThat(faces.faces()).extracting(LabeledFace::row).containsExactly(0, 2);
      assertThat(faces.badRows().toString())
          .contains("fer2013.csv line 3: pixel 2 is not 0 to 255");
      LabeledFace happy = faces.faces().get(0);
      assertThat(happy.crop().pixels()).hasSize(64 * 64 * 3).containsOnly(10);
      assertThat(happy.source()).isEqualTo("line 2");
      FaceData voted = FerPlus.addVotes(faces, votes);
      assertThat(voted.of(Usage.PUBLIC_TEST).get(0).votes().majority()).contains(Emotion.SAD);
    }
  }

  @Test
  void shouldBeFoundInItsFolder() {
    assertThat(FaceReader.kindOf(folder)).isEqualTo(DataKind.FER2013);
    FaceData faces = FaceReader.read(folder, ReadOptions.defaults(), ReadProgress.NONE);
    assertThat(faces.faces()).hasSize(2);
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void shouldKeepThePoseOnCropsOfAnotherSize() {
    var own = ReadOptions.template(48, 1);
    var large = ReadOptions.template(96, 3);
    assertThat(own).isEqualTo(ReadOptions.defaults().crop());
    // The left rim of pixel 0 stays where it is: x + .5 doubles.
    assertThat(large.rightEye().x() + .5f).isEqualTo(2 * (own.rightEye().x() + .5f));
  }
}
