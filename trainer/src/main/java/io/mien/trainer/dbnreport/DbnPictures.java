package io.mien.trainer.dbnreport;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Picture;
import io.mien.trainer.report.PictureGrid;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** The sheets of filters and dreams that a run wrote into its folder. */
final class DbnPictures {

  private static final int FILTERS = 800;
  private static final int DREAMS = 600;
  private static final int GAP = 2;

  private final Path folder;

  DbnPictures(Path folder) {
    this.folder = folder;
  }

  /**
   * What is there.
   *
   * @param size edge length of a face in pixels
   * @param labels one row of dreams each
   */
  List<Block> blocks(int size, List<Emotion> labels) {
    List<Block> blocks = new ArrayList<>();
    Path filters = folder.resolve("filters.png");
    if (Files.isRegularFile(filters)) {
      blocks.add(
          new PictureGrid(
              "Filters of the first layer: the weights to the first neurons, each from its least"
                  + " to its greatest.",
              FILTERS,
              List.of(Picture.of(read(filters), ""))));
    }
    Path dreams = folder.resolve("dreams.png");
    if (Files.isRegularFile(dreams)) {
      blocks.add(dreams(read(dreams), size + GAP, labels));
    }
    return blocks;
  }

  private static PictureGrid dreams(BufferedImage sheet, int pitch, List<Emotion> labels) {
    int rows = (sheet.getHeight() - GAP) / pitch;
    List<Picture> pictures = new ArrayList<>();
    if (rows == labels.size()) {
      for (int i = 0; i < rows; i++) {
        pictures.add(
            Picture.of(
                sheet.getSubimage(0, i * pitch, sheet.getWidth(), pitch + GAP),
                labels.get(i).label()));
      }
    } else {
      pictures.add(Picture.of(sheet, ""));
    }
    return new PictureGrid(
        "Dreams: what the topmost layer comes to when it is left to itself, begun with a blend of"
            + " several faces of an emotion. Nobody looks like this.",
        DREAMS,
        pictures);
  }

  private static BufferedImage read(Path file) {
    try {
      BufferedImage image = ImageIO.read(file.toFile());
      if (image == null) {
        throw new MienException("%s is no picture; remove it.".formatted(file));
      }
      return image;
    } catch (IOException e) {
      throw new MienException("%s cannot be read (%s).".formatted(file, e.getMessage()), e);
    }
  }
}
