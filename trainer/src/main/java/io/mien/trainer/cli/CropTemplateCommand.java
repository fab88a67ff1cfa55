package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.face.Landmarks;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import io.mien.trainer.faces.CropLandmarks;
import io.mien.trainer.faces.EyePositions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mien data crop-template}: where eyes lie in a data set's crops. */
@Command(
    name = "crop-template",
    description =
        "Measures where the eyes lie in FER2013's Training crops, so that live faces can be"
            + " brought to the same place.")
final class CropTemplateCommand implements Callable<Integer> {

  @Mixin private FaceDataOptions faces;

  @Option(
      names = "--detector",
      required = true,
      paramLabel = "YUNET",
      description = "YuNet's ONNX file.")
  private Path detector;

  @Option(
      names = "--sample",
      defaultValue = "6000",
      description = "Look at about so many faces, evenly spread (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  CropTemplateCommand() {}

  @Override
  public Integer call() {
    PrintWriter console = spec.commandLine().getErr();
    List<LabeledFace> training = faces.read(console).of(Usage.TRAINING);
    int stride = Math.max(1, training.size() / Math.max(1, sample));
    List<Landmarks> found = new ArrayList<>();
    int looked = 0;
    try (CropLandmarks landmarks = CropLandmarks.with(detector)) {
      for (int i = 0; i < training.size(); i += stride, looked++) {
        landmarks.find(training.get(i).crop()).ifPresent(found::add);
      }
    }
    if (found.isEmpty()) {
      throw new MienException(
          "YuNet found no face on %d crops of %s; is this the detector's ONNX file?"
              .formatted(looked, faces.data()));
    }
    EyePositions eyes = EyePositions.of(looked, found);
    CropTemplate template = eyes.template(Fer2013.SIZE);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Faces looked at: %d; eyes found on %d%n%n", eyes.faces(), eyes.found());
    out.println("| eye | x: median (quartiles) | y: median (quartiles) |");
    out.println("| --- | --- | --- |");
    out.printf("| right | %s | %s |%n", eyes.rightX(), eyes.rightY());
    out.printf("| left | %s | %s |%n%n", eyes.leftX(), eyes.leftY());
    out.printf(
        "Template, symmetric: right eye (%.1f, %.1f), left eye (%.1f, %.1f) of %d x %d pixels%n",
        template.rightEye().x(),
        template.rightEye().y(),
        template.leftEye().x(),
        template.leftEye().y(),
        template.size(),
        template.size());
    out.flush();
    return 0;
  }
}
