package io.mien.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FerPlusTest {

  private static final String HEADER =
      "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF";

  @TempDir private Path folder;
  private FaceData faces;

  @BeforeEach
  void readFaces() throws IOException {
    String pixels = Fer2013Test.pixels(9);
    faces =
        Fer2013.read(
            Files.write(
                folder.resolve("faces.csv"),
                List.of(
                    "emotion,pixels,Usage",
                    "0," + pixels + ",Training",
                    "9," + pixels + ",Training",
                    "3," + pixels + ",PublicTest")));
  }

  private Path votes(String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(List.of(rows));
    return Files.write(folder.resolve("votes.csv"), lines);
  }

  @Test
  void shouldFindTheVotesOfARowBehindABadOne() throws IOException {
    FaceData voted =
        FerPlus.addVotes(
            faces,
            votes(
                "Training,a.png,0,0,0,2,8,0,0,0,0,0",
                "Training,b.png,10,0,0,0,0,0,0,0,0,0",
                "PublicTest,c.png,0,9,1,0,0,0,0,0,0,0"));
    assertThat(voted.faces())
        .extracting(face -> Truth.VOTES.of(face).orElseThrow())
        .containsExactly(Emotion.ANGER, Emotion.HAPPY);
  }

  @Test
  void shouldLeaveAFaceWithABadVoteRowWithoutVotes() throws IOException {
    FaceData voted =
        FerPlus.addVotes(
            faces,
            votes(
                "Training,a.png,0,0,0,x,8,0,0,0,0,0",
                "Training,b.png,10,0,0,0,0,0,0,0,0,0",
                "PublicTest,c.png,0,9"));
    assertThat(voted.faces()).allMatch(face -> face.votes() == null);
    assertThat(voted.badRows()).extracting(BadRow::line).containsExactly(3L, 2L, 4L);
  }

  @Test
  void shouldRefuseOtherRows() throws IOException {
    Path votes = votes("Training,a.png,0,0,0,2,8,0,0,0,0,0");
    assertThatThrownBy(() -> FerPlus.addVotes(faces, votes))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("has 1 rows and the faces 3");
  }

  @Test
  void shouldRefuseRowsOutOfStep() throws IOException {
    Path votes =
        votes(
            "PublicTest,a.png,0,0,0,2,8,0,0,0,0,0",
            "Training,b.png,10,0,0,0,0,0,0,0,0,0",
            "PublicTest,c.png,0,9,1,0,0,0,0,0,0,0");
    assertThatThrownBy(() -> FerPlus.addVotes(faces, votes))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("out of step");
  }
}
