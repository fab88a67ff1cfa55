package io.mien.stream;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** The data that developers and CI have beside the project. */
public final class Shared {

  private Shared() {}

  /** The YuNet model; the test that asks is skipped without it. */
  public static Path yunet() {
    return file("models/face_detection_yunet_2026may.onnx");
  }

  /** A clip of people on camera; the test that asks is skipped without it. */
  public static Path video(String name) {
    return file("data/video/" + name);
  }

  private static Path file(String name) {
    Path file = Path.of(System.getProperty("mien.shared", "../../shared")).resolve(name);
    assumeThat(file).as("shared data %s, see -Dmien.shared", name).isRegularFile();
    return file;
  }
}
