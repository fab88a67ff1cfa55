package io.mien.stream.models;

import java.net.URI;
import java.util.List;

/**
 * A file that mien knows by checksum.
 *
 * @param name what a person calls it
 * @param purpose what it is for, and its license
 * @param fileName in the folder of models
 * @param sha256 64 lower-case hexadecimal digits
 * @param address where it is downloaded from
 */
public record ModelFile(String name, String purpose, String fileName, String sha256, URI address) {

  /** The face detector that finds more faces than OpenCV's Haar cascades. */
  public static final ModelFile YUNET =
      new ModelFile(
          "yunet",
          "face detector YuNet 2026may of the OpenCV Zoo, MIT license",
          "face_detection_yunet_2026may.onnx",
          "ebafce4e3c118d6554634be5c27ab333b4c047a9a8c3faf1d7cf93101c22f0f0",
          URI.create(
              "https://media.githubusercontent.com/media/opencv/opencv_zoo/main/models/"
                  + "face_detection_yunet/face_detection_yunet_2026may.onnx"));

  private static final List<ModelFile> ALL = List.of(YUNET);

  public ModelFile {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256: " + sha256);
    }
  }

  /** Every file that mien knows. */
  public static List<ModelFile> all() {
    return ALL;
  }
}
