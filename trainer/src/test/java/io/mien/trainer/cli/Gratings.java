package io.mien.trainer.cli;

import io.mien.trainer.data.Fer2013;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Something to learn that is not faces. */
final class Gratings {

  private Gratings() {}

  /** Rows in FER2013's layout that show gratings, another direction for each of seven labels. */
  static Path write(Path file) throws IOException {
    Random random = new Random(8);
    List<String> lines = new ArrayList<>(List.of("emotion,pixels,Usage"));
    for (int row = 0; row < 180; row++) {
      int label = row % 7;
      double phase = random.nextDouble() * 0.6;
      StringBuilder pixels = new StringBuilder();
      for (int i = 0; i < Fer2013.SIZE * Fer2013.SIZE; i++) {
        int x = i % Fer2013.SIZE;
        int y = i / Fer2013.SIZE;
        double along = Math.cos(label * 0.45) * x + Math.sin(label * 0.45) * y;
        double level = 120 + 80 * Math.sin(along / 3 + phase) + random.nextInt(20);
        pixels.append((int) level).append(' ');
      }
      lines.add(
          label + "," + pixels.toString().strip() + "," + (row < 150 ? "Training" : "PublicTest"));
    }
    return Files.write(file, lines);
  }
}
