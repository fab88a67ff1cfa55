package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.mien.trainer.cnn.NetModel;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file of faces to the figures of a bundle, as a person does it. */
class TrainerCommandIT {

  @TempDir private Path folder;

  private Path faces() throws IOException {
    List<String> lines = new ArrayList<>(List.of(FacesFile.HEADER));
    TestFaces.striped(80, Usage.TRAINING).forEach(face -> lines.add(FacesFile.row(face)));
    TestFaces.striped(15, Usage.PUBLIC_TEST).forEach(face -> lines.add(FacesFile.row(face)));
    return Files.write(folder.resolve("faces.csv"), lines);
  }

  private static String stdout(String... command) {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      assertThat(TrainerCommand.run(command)).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void leavesItsFigures(Path run) throws IOException {
    assertThat(run.resolve("history.csv"))
        .content()
        .startsWith("epoch,training_loss,")
        .hasLineCount(4);
    JsonNode json = new ObjectMapper().readTree(run.resolve("run.json").toFile());
    assertThat(json.get("finished").asBoolean()).isTrue();
    assertThat(json.get("command").asText())
        .startsWith("mien train cnn --data faces.csv")
        .doesNotContain(run.getParent().toString());
    assertThat(json.get("seed").asLong()).isEqualTo(7);
    assertThat(json.get("data").get("trainingSha256").asText()).hasSize(64);
    assertThat(json.get("options").get("epochs").asInt()).isEqualTo(3);
    assertThat(json.get("versions").get("mien").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(json.get("versions").get("libtorch").asText()).contains("-");
    assertThat(json.get("figures").get("validation").get(0).get("faces").asInt()).isPositive();
    assertThat(run.resolve("report.html"))
        .content()
        .contains("How it learned", "expected calibration error", "at temperature", "<svg")
        .contains("--resume and --pictures")
        .doesNotContain("<img");
  }

  private static void learnsFrom(String teacher, String data, Path run) throws IOException {
    String out = run.toString();
    stdout(
        "train",
        "cnn",
        "--data",
        data,
        "--out",
        out,
        "--epochs",
        "2",
        "--batch",
        "24",
        "--teacher",
        teacher,
        "--teacher-weight",
        "0.6",
        "--bdr-start",
        "1",
        "--bdr-k",
        "0",
        "--class-weights",
        "root",
        "--mixup",
        "0.4",
        "--label-smoothing",
        "0.1",
        "--pictures");
    JsonNode json = new ObjectMapper().readTree(run.resolve("run.json").toFile());
    JsonNode methods = json.get("options").get("methods");
    assertThat(methods.get("distillation").get("weight").asDouble()).isEqualTo(.6);
    assertThat(methods.get("distillation").get("teachers").get(0).asText())
        .matches("default [0-9a-f]{64}");
    assertThat(methods.get("mixing").get("share").asDouble()).isEqualTo(.5);
    assertThat(json.get("removed")).isNotEmpty();
    assertThat(json.get("removed").get(0).get("source").asText()).startsWith("line ");
    assertThat(run.resolve("report.html"))
        .content()
        .contains("Faces that could not be learned", "Removed faces of the greatest loss", "<img");
    // Without its teacher the run cannot go on as it began.
    assertThat(
            TrainerCommand.run(
                "train", "cnn", "--data", data, "--out", out, "--resume", "--epochs", "3"))
        .isEqualTo(TrainerCommand.FAILURE);
    assertThat(
            TrainerCommand.run(
                "train", "cnn", "--data", data, "--out", out, "--resume", "--upsample-to", "9"))
        .isEqualTo(TrainerCommand.USAGE);
  }

  private void writesItsSection(String bundle, String data, double accuracy) throws IOException {
    Path results = Files.writeString(folder.resolve("RESULTS.md"), "# Results\n");
    long parameters = NetModel.COMPACT.options(1, List.of(Truth.LABEL)).shape().parameterCount();
    for (int time = 0; time < 2; time++) {
      stdout("evaluate", bundle, "--data", data, "--results", results.toString());
    }
    assertThat(results)
        .content()
        .containsOnlyOnce("## The bundle default 1 on PublicTest")
        .contains(
            "<!-- begin bundle-default-1 -->", "mien evaluate bundle --data faces.csv", "Took ")
        .contains("| the data set's 7 labels | `probabilities` |    15 |")
        .contains("%.2f %%".formatted(100 * accuracy))
        .contains("%,d parameters".formatted(parameters), "ms in ONNX Runtime");
    String coverage =
        stdout(
            "evaluate", bundle, "--data", data, "--risk-coverage", "1", "--results", "" + results);
    assertThat(coverage).contains("default 1 on validation", "| confidence |", "faces, area under");
    assertThat(results)
        .content()
        .containsOnlyOnce("## When to abstain")
        .contains("<!-- begin coverage-default -->", coverage.strip());
  }

  @Test
  void shouldTrainExportAndEvaluate() throws IOException {
    String data = faces().toString();
    String run = folder.resolve("run").toString();
    String bundle = folder.resolve("bundle").toString();
    stdout("train", "cnn", "--data", data, "--out", run, "--epochs", "2", "--batch", "24");
    stdout("train", "cnn", "--data", data, "--out", run, "--resume", "--epochs", "3");
    leavesItsFigures(Path.of(run));
    stdout("export", "--checkpoint", run + "/last.pt", "--out", bundle, "--data", data);

    learnsFrom(bundle, data, folder.resolve("second"));

    JsonNode report =
        new ObjectMapper().readTree(stdout("evaluate", bundle, "--data", data, "--json"));
    String page = folder.resolve("page.html").toString();
    stdout("evaluate", bundle, "--data", data, "--report", page);
    assertThat(Path.of(page))
        .content()
        .contains("expected calibration error")
        .doesNotContain("<img");
    assertThat(report.get("n").asInt()).isEqualTo(15);
    assertThat(report.get("labels")).hasSize(7);
    writesItsSection(bundle, data, report.get("accuracy").asDouble());
    assertThat(Files.readString(Path.of(bundle, "MODEL_CARD.md")))
        .contains("3 of 3 epochs", "| methods | plain training |")
        .contains("Accuracy %.2f %% of 15".formatted(100 * report.get("accuracy").asDouble()));
  }

  @Test
  void shouldGoOnWithTheSeedOfTheRunAndKeepWhatIsThere() throws IOException {
    List<String> command =
        List.of("train", "cnn", "--data", faces().toString(), "--batch", "24", "--epochs", "1");
    Path run = folder.resolve("run");
    stdout(with(command, "--seed", "5", "--out", run.toString()));
    byte[] kept = Files.readAllBytes(run.resolve("last.pt"));

    assertThat(TrainerCommand.run(with(command, "--out", run.toString())))
        .isEqualTo(TrainerCommand.FAILURE);
    assertThat(run.resolve("last.pt")).hasBinaryContent(kept);

    List<String> more = List.of("train", "cnn", "--data", command.get(3), "--resume");
    assertThat(TrainerCommand.run(with(more, "--seed", "7", "--out", run.toString())))
        .isEqualTo(TrainerCommand.USAGE);
    stdout(with(more, "--epochs", "2", "--out", run.toString()));
    JsonNode json = new ObjectMapper().readTree(run.resolve("run.json").toFile());
    assertThat(json.get("seed").asLong()).isEqualTo(5);
    assertThat(json.get("figures").get("epochs").asInt()).isEqualTo(2);
  }

  @Test
  void shouldLearnFromALargerNetThatSeesFacesInColor() throws IOException {
    String data = faces().toString();
    String large = folder.resolve("large").toString();
    String teacher = folder.resolve("teacher").toString();
    List<String> train = List.of("train", "cnn", "--data", data, "--epochs", "1", "--batch", "24");
    stdout(with(train, "--model", "fer-kd", "--out", large));
    stdout("export", "--checkpoint", large + "/best.pt", "--out", teacher, "--data", data);

    Path run = folder.resolve("run");
    stdout(with(train, "--teacher", teacher, "--out", run.toString()));
    assertThat(new ObjectMapper().readTree(run.resolve("run.json").toFile()).get("finished"))
        .isEqualTo(BooleanNode.TRUE);
  }

  @Test
  void shouldTellHowNearValenceAndArousalCome() throws IOException {
    Path run = folder.resolve("run");
    stdout(
        "train",
        "cnn",
        "--data",
        faces().toString(),
        "--out",
        run.toString(),
        "--epochs",
        "2",
        "--batch",
        "24",
        "--valence-arousal",
        "ccc",
        "--weak-valence-arousal");

    List<String> history = Files.readAllLines(run.resolve("history.csv"));
    assertThat(history).hasSize(3).first().asString().endsWith("validation_arousal_ccc");
    assertThat(history).allSatisfy(line -> assertThat(line.split(",")).hasSize(12));
    JsonNode figures = new ObjectMapper().readTree(run.resolve("run.json").toFile()).get("figures");
    assertThat(figures.get("validationValenceArousal").get("valenceRmse").asDouble()).isPositive();
    assertThat(run.resolve("report.html"))
        .content()
        .contains("CCC of valence", "Valence and arousal: concordance")
        .contains("weak: nobody annotated them");
  }

  @Test
  void shouldTellItsVersion() {
    assertThat(stdout("train", "cnn", "--version")).matches("(?s)mien \\d+\\.\\d+.* on .*");
  }

  private static String[] with(List<String> command, String... more) {
    return Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void shouldMeasureTrainingSteps() {
    String table =
        stdout("train", "cnn-speed", "--model", "compact", "--batch", "4", "--steps", "1");
    assertThat(table.lines().filter(line -> line.startsWith("| whole") || line.contains("shares")))
        .hasSize(4);
  }
}
