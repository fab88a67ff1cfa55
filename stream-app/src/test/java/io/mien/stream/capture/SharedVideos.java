package io.mien.stream.capture;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/** The videos that lie beside the project; tests that need one skip by its name without it. */
final class SharedVideos {

  private SharedVideos() {}

  static Path require(String name) {
    Path video = Path.of(System.getProperty("mien.shared"), "data", "video", name);
    assumeThat(video).as("shared video " + name).exists();
    return video;
  }
}
