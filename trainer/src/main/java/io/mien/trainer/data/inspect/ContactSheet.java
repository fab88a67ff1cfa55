package io.mien.trainer.data.inspect;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.LabeledFace;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Faces as pictures: a sheet with a row for each class, and faces side by side. */
final class ContactSheet {

  private static final int TILE = 64;
  private static final int GAP = 2;
  private static final int MARGIN = 76;
  private static final int TEXT = 13;

  private ContactSheet() {}

  /**
   * A row for each class with its name, each of so many faces drawn by lot; the same seed draws the
   * same.
   */
  static BufferedImage of(List<LabeledFace> faces, List<Emotion> classes, int columns, long seed) {
    BufferedImage sheet =
        new BufferedImage(
            MARGIN + columns * (TILE + GAP),
            classes.size() * (TILE + GAP),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    smooth(graphics);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    graphics.setColor(Color.DARK_GRAY);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT));
    Random random = new Random(seed);
    for (int row = 0; row < classes.size(); row++) {
      int top = row * (TILE + GAP);
      graphics.drawString(classes.get(row).label(), GAP, top + TILE / 2 + TEXT / 2);
      List<LabeledFace> drawn = draw(faces, classes.get(row), columns, random);
      for (int column = 0; column < drawn.size(); column++) {
        int left = MARGIN + column * (TILE + GAP);
        graphics.drawImage(picture(drawn.get(column).crop()), left, top, TILE, TILE, null);
      }
    }
    graphics.dispose();
    return sheet;
  }

  private static List<LabeledFace> draw(
      List<LabeledFace> faces, Emotion label, int count, Random random) {
    List<LabeledFace> all = new ArrayList<>();
    for (LabeledFace face : faces) {
      if (face.label() == label) {
        all.add(face);
      }
    }
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(count, all.size()));
  }

  /** Faces from left to right in one picture. */
  static BufferedImage sideBySide(List<LabeledFace> faces) {
    BufferedImage row =
        new BufferedImage(faces.size() * (TILE + GAP) - GAP, TILE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = row.createGraphics();
    smooth(graphics);
    for (int i = 0; i < faces.size(); i++) {
      graphics.drawImage(picture(faces.get(i).crop()), i * (TILE + GAP), 0, TILE, TILE, null);
    }
    graphics.dispose();
    return row;
  }

  private static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  static BufferedImage picture(AlignedCrop crop) {
    int size = crop.size();
    byte[] pixels = crop.pixels();
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < size * size; i++) {
      int red = pixels[i * crop.channels()] & 0xff;
      int green = crop.channels() == 1 ? red : pixels[3 * i + 1] & 0xff;
      int blue = crop.channels() == 1 ? red : pixels[3 * i + 2] & 0xff;
      picture.setRGB(i % size, i / size, red << 16 | green << 8 | blue);
    }
    return picture;
  }
}
