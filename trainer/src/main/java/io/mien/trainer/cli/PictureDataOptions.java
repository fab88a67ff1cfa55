package io.mien.trainer.cli;

import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.face.DetectorOptions;
import io.mien.trainer.data.layout.ReadOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Labeled faces, also on pictures in which they have to be found first. */
final class PictureDataOptions extends FaceDataOptions {

  private static final String HAAR = "haar";

  @Option(
      names = "--detector",
      paramLabel = "YUNET",
      description =
          "YuNet's ONNX file, or 'haar': finds and aligns the largest face of each picture in"
              + " folders; without it whole pictures are taken to be aligned faces.")
  private @Nullable Path detector;

  @SuppressWarnings("NullAway.Init")
  PictureDataOptions() {}

  @Override
  ReadOptions options(CropTemplate crop) {
    return super.options(crop).withDetector(detector == null ? null : detectorOptions(detector));
  }

  private static DetectorOptions detectorOptions(Path given) {
    return given.toString().equalsIgnoreCase(HAAR)
        ? DetectorOptions.haar()
        : DetectorOptions.yunet(given);
  }
}
