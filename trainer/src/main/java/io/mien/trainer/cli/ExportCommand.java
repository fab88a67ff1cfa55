package io.mien.trainer.cli;

import io.mien.trainer.cnn.Checkpoint;
import io.mien.trainer.cnn.NetShape;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.evaluate.Report;
import io.mien.trainer.export.BundleExport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mien export}: a checkpoint as a bundle. */
@Command(
    name = "export",
    description =
        "Exports a checkpoint as a bundle: ONNX graph, bundle.json, and a model card with figures"
            + " measured on PublicTest, if the data has that.")
final class ExportCommand implements Callable<Integer> {

  @Mixin private PictureDataOptions faces;

  @Option(
      names = "--checkpoint",
      required = true,
      paramLabel = "FILE",
      description = "best.pt or last.pt of mien train cnn.")
  private Path checkpoint;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "The bundle to write.")
  private Path out;

  @Option(
      names = "--name",
      defaultValue = "default",
      description = "Name of the bundle (default: ${DEFAULT-VALUE}).")
  private String name;

  @Option(
      names = "--bundle-version",
      defaultValue = "1",
      description = "Version of the bundle (default: ${DEFAULT-VALUE}).")
  private String version;

  @Option(
      names = "--note",
      defaultValue = "",
      description = "A sentence for the model card that the checkpoint does not know.")
  private String note;

  @Option(
      names = "--no-calibration",
      description =
          "Leave the net as sure as it is, instead of bringing it to the temperature that suits"
              + " validation.")
  private boolean uncalibrated;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ExportCommand() {}

  @Override
  public Integer call() {
    PrintWriter console = spec.commandLine().getErr();
    NetShape shape = Checkpoint.state(checkpoint).options().shape();
    FaceData data = faces.read(console, BundleExport.template(shape));
    BundleExport.Result result =
        new BundleExport(name, version, note, !uncalibrated)
            .export(checkpoint, data, faces.truth(), out);
    PrintWriter report = spec.commandLine().getOut();
    result
        .figures()
        .forEach(
            (truth, confusion) -> {
              report.printf("PublicTest by %s%n%n", truth.title());
              report.println(Report.figures(confusion));
            });
    if (result.figures().isEmpty()) {
      report.printf("The data has no test faces, so nothing was measured.%n");
    }
    if (result.affect() != null) {
      report.printf("PublicTest, valence and arousal: %s%n%n", result.affect().sentence());
    }
    report.printf(
        "Wrote %s; libtorch and ONNX Runtime differ by at most %.1e%n", out, result.difference());
    report.flush();
    return 0;
  }
}
