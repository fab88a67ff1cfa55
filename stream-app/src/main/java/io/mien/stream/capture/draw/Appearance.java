package io.mien.stream.capture.draw;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How a drawn person looks apart from the face.
 *
 * @param warmth how strongly the face's gray is tinted to skin, 0 to 1
 * @param longHair whether the hair falls to the shoulders
 * @param part where the hair is parted, -1 (left in the picture) to 1
 */
record Appearance(double warmth, Color hair, Color shirt, boolean longHair, double part) {

  private static final List<Color> HAIR =
      List.of(
          new Color(0x2a1f1b),
          new Color(0x1b1a1d),
          new Color(0x4a3222),
          new Color(0x5f4128),
          new Color(0x74706d),
          new Color(0x3a2a24));

  private static final List<Color> SHIRTS =
      List.of(
          new Color(0x3d5a73),
          new Color(0x6b3f43),
          new Color(0x43614e),
          new Color(0x5b5670),
          new Color(0x8a7a5c),
          new Color(0x3c3f47),
          new Color(0x9aa4ab));

  /** One for each person; nobody looks like a neighbor as long as there are enough colors. */
  static List<Appearance> deal(int people, SplittableRandom random) {
    int firstHair = random.nextInt(HAIR.size());
    int firstShirt = random.nextInt(SHIRTS.size());
    boolean firstLong = random.nextBoolean();
    List<Appearance> dealt = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      dealt.add(
          new Appearance(
              random.nextDouble(.65, 1),
              HAIR.get((firstHair + i) % HAIR.size()),
              SHIRTS.get((firstShirt + i) % SHIRTS.size()),
              firstLong == (i % 2 == 0),
              random.nextDouble(-1, 1)));
    }
    return dealt;
  }

  /** Skin of that brightness, 0 to 255; the tint leaves the luma (ITU-R BT.601) as it is. */
  Color skin(double gray) {
    double strength = warmth * 4 * gray / 255 * (1 - gray / 255);
    return new Color(
        channel(gray + 40 * strength),
        channel(gray - 10 * strength),
        channel(gray - 53 * strength));
  }

  private static int channel(double value) {
    return (int) Math.round(Math.min(255, Math.max(0, value)));
  }
}
