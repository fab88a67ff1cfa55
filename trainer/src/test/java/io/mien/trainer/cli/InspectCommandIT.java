package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.layout.GeneratedFaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandIT {

  @TempDir private Path folder;

  private String said(int exit, String... command) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    try {
      assertThat(TrainerCommand.run(command)).isEqualTo(exit);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return said.toString(StandardCharsets.UTF_8).strip();
  }

  private Path tree() throws IOException {
    GeneratedFaces faces = GeneratedFaces.load();
    Path tree = folder.resolve("my faces");
    for (int i = 0; i < 4; i++) {
      GeneratedFaces.write(
          faces.face(Emotion.HAPPY, i), tree.resolve("train/happy/%d.png".formatted(i)));
      GeneratedFaces.write(
          faces.face(Emotion.SAD, 50 + i), tree.resolve("train/sad/%d.png".formatted(i)));
    }
    GeneratedFaces.write(faces.face(Emotion.SAD, 51), tree.resolve("test/sadness/7.png"));
    Files.writeString(tree.resolve("train/sad/bad.jpg"), "bad");
    return tree;
  }

  @Test
  void shouldTellInShortAndShowMore() throws IOException {
    Path out = folder.resolve("out");
    Path results = Files.writeString(folder.resolve("RESULTS.md"), "# Results\n");
    String said =
        said(
            0,
            "data",
            "inspect",
            "--data",
            tree().toString(),
            "--cache",
            folder.resolve("cache").toString(),
            "--out",
            out.toString(),
            "--results",
            results.toString());
    assertThat(said)
        .contains("bad.jpg: not a picture of a known format")
        .contains("no Training face of Neutral, Surprise, Fear, Disgust, Anger")
        .containsPattern("Sad +\\| +4 \\| +1 \\| +5 ")
        .containsPattern("of PublicTest, in Training +\\| +1 ");
    assertThat(out.resolve("contact-sheet.png")).isNotEmptyFile();
    assertThat(out.resolve("report.html")).content().contains("What is in my faces");
    assertThat(results)
        .content()
        .contains("## Duplicates in my faces")
        .contains("<!-- begin duplicates-my-faces -->")
        .contains("mien data inspect --data 'my faces'")
        .doesNotContain(folder.toString());
  }

  @Test
  void shouldRefuseVotesOnOtherFaces() throws IOException {
    assertThat(
            said(
                1,
                "data",
                "inspect",
                "--data",
                tree().toString(),
                "--votes",
                "votes.csv",
                "--cache",
                folder.resolve("cache").toString()))
        .endsWith("--votes are the votes on FER2013; leave them out.");
  }

  @Test
  void shouldSayWhichLayoutsAreUnderstood() throws IOException {
    Path file = Files.writeString(folder.resolve("faces.csv"), "a,b,c\n1,2,3\n");
    assertThat(said(1, "data", "inspect", "--data", file.toString()))
        .contains("faces.csv is neither FER2013")
        .hasLineCount(1);
    assertThat(said(2, "data", "inspect", "--data", "x", "--data-kind", "imagenet"))
        .contains("FER2013, AFFECTNET, SFEW, FOLDERS")
        .hasLineCount(1);
  }
}
