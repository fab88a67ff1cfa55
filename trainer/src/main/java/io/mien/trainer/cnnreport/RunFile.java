package io.mien.trainer.cnnreport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mien.recognition.MienException;
import io.mien.recognition.MienVersion;
import io.mien.recognition.report.WholeFile;
import io.mien.trainer.cnn.LibTorch;
import io.mien.trainer.cnn.TrainingState;
import io.mien.trainer.evaluate.Confusion;
import java.io.IOException;
import java.nio.file.Path;

/** {@code run.json}: what was run with what on what, and what came of it. */
final class RunFile {

  static final String NAME = "run.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private RunFile() {}

  static void write(Path folder, RunSummary run) {
    Path file = folder.resolve(NAME);
    try {
      WholeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(run)));
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be written (%s); make room or give another --out."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static ObjectNode tree(RunSummary run) {
    TrainingState state = run.state();
    ObjectNode root = JSON.createObjectNode();
    root.put("command", run.measured().command());
    root.put("finished", run.finished());
    root.put("seconds", run.measured().took().toMillis() / 1e3);
    ObjectNode versions = root.putObject("versions");
    versions.put("mien", MienVersion.get());
    versions.put("libtorch", LibTorch.version());
    versions.put("java", Runtime.version().toString());
    root.put("machine", run.measured().machine().toString());
    root.put("seed", state.options().seed());
    ObjectNode data = root.putObject("data");
    data.put("name", run.data());
    data.put("trainingSha256", state.dataFingerprint());
    data.put("validationSha256", state.validationFingerprint());
    root.set("options", JSON.valueToTree(state.options()));
    ObjectNode figures = root.putObject("figures");
    figures.put("epochs", state.epochs());
    state
        .best()
        .ifPresent(
            best -> {
              figures.put("bestEpoch", best.epoch());
              figures.put("validationLoss", best.validationLoss());
              if (best.affect() != null) {
                figures.set("validationValenceArousal", JSON.valueToTree(best.affect()));
              }
            });
    ArrayNode heads = figures.putArray("validation");
    run.answers().forEach(head -> heads.add(head(head)));
    run.removed().ifPresent(removed -> removed.describe(root.putArray("removed")));
    return root;
  }

  private static ObjectNode head(HeadAnswers head) {
    Confusion confusion = head.confusion();
    ObjectNode node = JSON.createObjectNode();
    node.put("truth", head.truth().name());
    node.put("faces", confusion.total());
    node.put("accuracy", confusion.accuracy());
    node.put("macroF1", confusion.macroF1());
    node.put("temperature", head.scaling().temperature().value());
    node.put("expectedCalibrationError", head.scaling().before().expectedError());
    node.put("expectedCalibrationErrorAtTemperature", head.scaling().after().expectedError());
    return node;
  }
}
