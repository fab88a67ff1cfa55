package io.mien.trainer.dbn;

import java.awt.image.BufferedImage;
import java.util.List;

/** Square pictures side by side, each from its darkest to its brightest value. */
final class Tiles {

  private static final int GAP = 2;
  private static final int BACKGROUND = 0x60;
  private static final int WHITE = 255;

  private Tiles() {}

  /**
   * @param pictures of size x size values each, row by row
   * @param columns tiles in a row
   */
  static BufferedImage sheet(List<float[]> pictures, int size, int columns) {
    int rows = (pictures.size() + columns - 1) / columns;
    int pitch = size + GAP;
    BufferedImage sheet =
        new BufferedImage(columns * pitch + GAP, rows * pitch + GAP, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.getRaster().setSample(x, y, 0, BACKGROUND);
      }
    }
    for (int n = 0; n < pictures.size(); n++) {
      draw(pictures.get(n), size, sheet, GAP + n % columns * pitch, GAP + n / columns * pitch);
    }
    return sheet;
  }

  private static void draw(float[] picture, int size, BufferedImage sheet, int left, int top) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : picture) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    float range = Math.max(most - least, Float.MIN_NORMAL);
    for (int i = 0; i < size * size; i++) {
      int level = Math.round(WHITE * (picture[i] - least) / range);
      sheet.getRaster().setSample(left + i % size, top + i / size, 0, level);
    }
  }
}
