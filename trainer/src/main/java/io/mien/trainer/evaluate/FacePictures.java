package io.mien.trainer.evaluate;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.trainer.report.Picture;
import io.mien.trainer.report.PictureGrid;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Faces as parts of a page: pictures of real people, only for a report that was asked for them. */
public final class FacePictures {

  /** How many are shown of a kind. */
  public static final int SHOWN = 40;

  private static final int WIDTH = 96;

  private FacePictures() {}

  /** Wrong answers, those of the greatest confidence first. */
  public static PictureGrid worst(List<Answer> answers) {
    return grid(
        "Wrong answers of the greatest confidence: what was answered, and what is true.",
        answers.stream()
            .filter(answer -> !answer.right())
            .sorted(Comparator.comparingDouble(Answer::confidence).reversed())
            .limit(SHOWN)
            .map(answer -> of(answer.face().crop(), caption(answer)))
            .toList());
  }

  private static String caption(Answer answer) {
    return String.format(
        Locale.ROOT,
        "%s %.2f, is %s",
        answer.estimate().label(),
        answer.confidence(),
        answer.truth().label());
  }

  /** Small pictures beside each other. */
  public static PictureGrid grid(String caption, List<Picture> pictures) {
    return new PictureGrid(caption, WIDTH, pictures);
  }

  /** One face, gray or in color. */
  public static Picture of(AlignedCrop crop, String caption) {
    int size = crop.size();
    int channels = crop.channels();
    byte[] pixels = crop.pixels();
    BufferedImage image =
        new BufferedImage(
            size, size, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pixels.length; i++) {
      int pixel = i / channels;
      image
          .getRaster()
          .setSample(pixel % size, pixel / size, i % channels, Byte.toUnsignedInt(pixels[i]));
    }
    return Picture.of(image, caption);
  }
}
