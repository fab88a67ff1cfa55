package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told who gives something wrong: one sentence, and nothing is overwritten. */
class BadInputIT {

  private static final String GOOD = FacesFile.row(TestFaces.striped(1, Usage.TRAINING).get(0));

  @TempDir private Path folder;

  private Path faces(String... more) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FacesFile.HEADER));
    TestFaces.striped(20, Usage.TRAINING).forEach(face -> lines.add(FacesFile.row(face)));
    TestFaces.striped(3, Usage.PUBLIC_TEST).forEach(face -> lines.add(FacesFile.row(face)));
    lines.addAll(List.of(more));
    return Files.write(folder.resolve("faces.csv"), lines);
  }

  /** What was said, line by line, without the bars of progress. */
  private static List<String> said(int code, String... command) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      assertThat(TrainerCommand.run(command)).isEqualTo(code);
    } finally {
      System.setErr(before);
    }
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private List<String> train(int code, Path data, String... more) {
    List<String> command =
        new ArrayList<>(List.of("train", "cnn", "--data", data.toString(), "--out", run()));
    command.addAll(List.of("--threads", "1"));
    command.addAll(List.of(more));
    return said(code, command.toArray(String[]::new));
  }

  private List<String> resume(int code, Path data, String... more) {
    List<String> command =
        new ArrayList<>(List.of("train", "cnn", "--data", data.toString(), "--out", run()));
    command.addAll(List.of("--resume", "--epochs", "2"));
    command.addAll(List.of(more));
    return said(code, command.toArray(String[]::new));
  }

  private String run() {
    return folder.resolve("run").toString();
  }

  @Test
  void shouldNameBadRowsAndClassesWithoutFaces() throws IOException {
    Path data =
        faces(
            GOOD.replaceFirst(" \\d+,", ","),
            GOOD.replaceFirst(" \\d+ ", " 1x2 "),
            GOOD.replaceFirst("^\\d", "9"));

    List<String> said = train(TrainerCommand.FAILURE, data, "--batch", "1000");

    assertThat(said)
        .containsExactly(
            "Skipped %s line 25: 2303 pixels instead of 2304".formatted(data),
            "Skipped %s line 26: pixel 1 is not 0 to 255".formatted(data),
            "Skipped %s line 27: unknown emotion 9".formatted(data),
            data
                + " has no Training face of Sad, Fear, Disgust, Anger: no model can learn that from"
                + " it; add some, or expect it never to be answered.",
            "17 faces to learn from, 3 to validate",
            "17 faces to train on and 3 to validate with are too few for batches of 1000; give"
                + " more faces or a smaller --batch.");
  }

  @ParameterizedTest
  @CsvSource({
    "--learning-rate, -1, the learning rate is above 0: -1.0",
    "--plain-epochs, 200, plain epochs are from 0 to the 110 in all: 200",
    "--epochs, 0, epochs are at least 1: 0",
    "--batch, 1, a batch has at least 2 faces: 1",
    "--momentum, 1, momentum lies between 0 and 1: 1.0",
    "--weight-decay, -1, weight decay is at least 0: -1.0",
    "--average-decay, 1, average decay is at least 0 and below 1: 1.0",
    "--label-weight, -2, the label weight is at least 0: -2.0"
  })
  void shouldNameOptionsOutOfRange(String option, String value, String named) throws IOException {
    assertThat(train(TrainerCommand.USAGE, faces(), option, value))
        .first()
        .asString()
        .startsWith("Options out of range: " + named);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void shouldNamePicturesThatDoNotDecode() throws IOException {
    Path happy = Files.createDirectories(folder.resolve("set/Train/Happy"));
    Path picture = Files.writeString(happy.resolve("a.jpg"), "no picture");

    assertThat(
            said(
                TrainerCommand.FAILURE,
                "data",
                "inspect",
                "--data",
                folder.resolve("set").toString(),
                "--cache",
                folder.resolve("cache").toString(),
                "--out",
                run()))
        .last()
        .asString()
        .contains("set", picture.toString());
    assertThat(folder.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void shouldKeepTheCheckpointWhateverHappensToItsRun() throws IOException {
    Path data = faces();
    train(0, data, "--epochs", "1", "--batch", "4");
    Path last = folder.resolve("run/last.pt");
    byte[] kept = Files.readAllBytes(last);

    assertThat(resume(TrainerCommand.FAILURE, data, "--learning-rate", "1e30"))
        .last()
        .asString()
        .contains("diverged at step", "NaN", "--learning-rate");
    assertThat(resume(TrainerCommand.FAILURE, data, "--model", "fer-kd"))
        .last()
        .isEqualTo(
            "%s is a checkpoint of a CompactNet; leave --model out, or give another --out."
                .formatted(last));
    assertThat(
            said(
                TrainerCommand.FAILURE,
                "export",
                "--checkpoint",
                data.toString(),
                "--data",
                data.toString(),
                "--out",
                run()))
        .last()
        .isEqualTo(
            "%s is not a checkpoint of mien train cnn, which writes last.pt and best.pt; name one of those."
                .formatted(data));
    assertThat(last).hasBinaryContent(kept);

    assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has a full disk to write to");
    Files.createSymbolicLink(folder.resolve("run/last.pt.new"), Path.of("/dev/full"));
    assertThat(resume(TrainerCommand.FAILURE, data))
        .last()
        .isEqualTo(
            "The checkpoint %s cannot be written (No space left on device); the one before is kept: make room and go on with --resume."
                .formatted(last));
    assertThat(last).hasBinaryContent(kept);
  }

  @Test
  void shouldRefuseWeightsWhoseHeaderLies() throws IOException {
    byte[] header =
        "{\"features.0.weight\":{\"dtype\":\"F32\",\"shape\":[64,3,3,3],\"data_offsets\":[0,4]}}"
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + header.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header).putInt(0);
    Path weights = Files.write(folder.resolve("vgg.safetensors"), bytes.array());

    assertThat(
            train(
                TrainerCommand.FAILURE,
                faces(),
                "--model",
                "vgg16",
                "--epochs",
                "1",
                "--pretrained",
                weights.toString()))
        .last()
        .asString()
        .startsWith("%s cannot be used as safetensors: ".formatted(weights))
        .contains("features.0.weight")
        .endsWith("fetch it again, or write it anew.");
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
