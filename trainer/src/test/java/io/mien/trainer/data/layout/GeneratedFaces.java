package io.mien.trainer.data.layout;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.synthetic.FaceModel;
import io.mien.trainer.data.Fer2013;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import javax.imageio.ImageIO;

/** Pictures of people who do not exist, drawn by the shipped face model. */
public final class GeneratedFaces {

  private static final Path MODEL =
      Path.of(
          System.getProperty("mien.home"),
          "stream-app/src/main/resources/io/mien/faces/default.faces");

  private final FaceModel model;

  private GeneratedFaces(FaceModel model) {
    this.model = model;
  }

  public static GeneratedFaces load() throws IOException {
    try (InputStream in = Files.newInputStream(MODEL)) {
      return new GeneratedFaces(FaceModel.load(in));
    }
  }

  /** Gray levels of a face in FER2013's pose; the same seed is the same person. */
  public byte[] gray(Emotion emotion, long seed) {
    return model.draw(model.identity(seed), Map.of(emotion, 1f));
  }

  /** The same as a picture. */
  public BufferedImage face(Emotion emotion, long seed) {
    BufferedImage face =
        new BufferedImage(model.size(), model.size(), BufferedImage.TYPE_BYTE_GRAY);
    byte[] levels = ((DataBufferByte) face.getRaster().getDataBuffer()).getData();
    System.arraycopy(gray(emotion, seed), 0, levels, 0, levels.length);
    return face;
  }

  /** A face enlarged, turned and put somewhere on a mottled background. */
  public BufferedImage scene(Emotion emotion, long seed, AffineTransform place) {
    BufferedImage scene = new BufferedImage(400, 300, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = scene.createGraphics();
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
      graphics.fillRect(random.nextInt(400), random.nextInt(300), 80, 80);
    }
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(face(emotion, seed), place, null);
    graphics.dispose();
    return scene;
  }

  /**
   * The 68 landmarks of such a scene as AffectNet writes them: true around the eyes, which alone
   * are used, and in the middle of the face elsewhere.
   */
  public static String landmarks(AffineTransform place) {
    double[] right = {
      Fer2013.template().rightEye().x() + .5, Fer2013.template().rightEye().y() + .5
    };
    double[] left = {Fer2013.template().leftEye().x() + .5, Fer2013.template().leftEye().y() + .5};
    StringJoiner numbers = new StringJoiner(";");
    for (int i = 0; i < 68; i++) {
      double[] point = {24, 28};
      if (i >= 36 && i < 48) {
        double[] eye = i < 42 ? right : left;
        double angle = Math.PI * i / 3;
        point = new double[] {eye[0] + 2 * Math.cos(angle), eye[1] + Math.sin(angle)};
      }
      place.transform(point, 0, point, 0, 1);
      numbers
          .add(String.valueOf((float) (point[0] - .5)))
          .add(String.valueOf((float) (point[1] - .5)));
    }
    return numbers.toString();
  }

  /** Writes a picture, with its folders, in the format of its name. */
  public static Path write(BufferedImage picture, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    String name = file.toString();
    if (!ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
      throw new IOException("no writer for " + file);
    }
    return file;
  }
}
