package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.synthetic.FaceModel;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Usage;
import io.mien.trainer.faces.CropLandmarks;
import io.mien.trainer.faces.FaceModelOptions;
import io.mien.trainer.faces.FaceModelTraining;
import io.mien.trainer.faces.FrontalFaces;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mien train faces}: the face model of generated cameras. */
@Command(
    name = "faces",
    description = "Learns the small model that generated cameras draw their faces with.")
final class TrainFacesCommand implements Callable<Integer> {

  @Mixin private FaceDataOptions faces;

  @Option(
      names = "--out",
      defaultValue = "default.faces",
      description = "The file to write (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--detector",
      required = true,
      paramLabel = "YUNET",
      description = "YuNet's ONNX file, which finds the eyes that faces are aligned by.")
  private Path detector;

  @Option(names = "--components", description = "What people may differ in (default: 64).")
  private @Nullable Integer components;

  @Option(
      names = "--agreement",
      description = "Share of the votes that the emotion of a face needs (default: 0.7).")
  private @Nullable Double agreement;

  @Option(
      names = "--exaggeration",
      description = "How far averages are moved away from neutral (default: 1.5).")
  private @Nullable Double exaggeration;

  @Option(names = "--spread", description = "How much people differ (default: 0.7).")
  private @Nullable Double spread;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainFacesCommand() {}

  @Override
  public Integer call() {
    PrintWriter console = spec.commandLine().getErr();
    FaceData data = faces.read(console);
    FaceModelOptions options = options();
    List<List<AlignedCrop>> chosen;
    try (CropLandmarks landmarks = CropLandmarks.with(detector)) {
      chosen =
          new FrontalFaces(landmarks)
              .choose(data.of(Usage.TRAINING), faces.truth(), options.agreement(), options.most());
    }
    FaceModel model = FaceModelTraining.learn(faces.truth().labels(), chosen, options);
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(out))) {
      model.write(file);
    } catch (IOException e) {
      throw new MienException("%s cannot be written; give another --out.".formatted(out), e);
    }
    console.printf(
        "Learned from %d frontal faces, wrote %s%n",
        chosen.stream().mapToInt(List::size).sum(), out);
    return 0;
  }

  private FaceModelOptions options() {
    FaceModelOptions standard = FaceModelOptions.defaults();
    return new FaceModelOptions(
        components == null ? standard.components() : components,
        agreement == null ? standard.agreement() : agreement,
        standard.most(),
        exaggeration == null ? standard.exaggeration() : exaggeration,
        spread == null ? standard.spread() : spread);
  }
}
