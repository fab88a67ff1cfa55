package io.mien.trainer.dbn;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;

/** What can be seen of a network: the filters of its first layer, and its dreams by emotion. */
final class Pictures {

  private static final String FILTERS_FILE = "filters.png";
  private static final String DREAMS_FILE = "dreams.png";
  private static final int FILTERS = 256;
  private static final int FILTER_COLUMNS = 16;
  private static final int DREAMS = 12;
  private static final int BLENDED = 6;
  private static final int STEPS = 20;

  private final Path folder;

  Pictures(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes {@code filters.png} and {@code dreams.png}; removes those of an older run where what the
   * network learned from is no picture.
   */
  void write(AdaptiveDbn dbn, FaceSamples faces, long seed) {
    int size = faces.examples().crop(0).size();
    Rbm first = dbn.rbms().get(0);
    Optional<Relief> relief = Relief.of(faces.preprocessing());
    if (first.visible() != size * size && relief.isEmpty()) {
      // Features of another net are no picture.
      forget(FILTERS_FILE);
      forget(DREAMS_FILE);
      return;
    }
    UnaryOperator<float[]> seen = visible -> relief.map(of -> of.picture(visible)).orElse(visible);
    List<float[]> filters = new ArrayList<>();
    for (int j = 0; j < Math.min(FILTERS, first.hidden()); j++) {
      filters.add(seen.apply(first.parameters().weightsInto(j)));
    }
    save(FILTERS_FILE, Tiles.sheet(filters, size, FILTER_COLUMNS));
    List<float[]> dreams = dreams(dbn.rbms(), faces, new Random(seed));
    dreams.replaceAll(seen);
    save(DREAMS_FILE, Tiles.sheet(dreams, size, DREAMS));
  }

  /** A row for each emotion, in the order of the labels, without those that nobody shows. */
  private static List<float[]> dreams(List<Rbm> stack, FaceSamples faces, Random random) {
    List<float[]> begin = new ArrayList<>();
    for (Emotion emotion : FaceSamples.labels(faces.examples())) {
      List<Integer> showing = showing(emotion, faces);
      for (int n = 0; n < DREAMS && !showing.isEmpty(); n++) {
        begin.add(blended(showing, faces.training().inputs(), random));
      }
    }
    Samples dreamt = Dreams.of(stack, Samples.of(begin), STEPS, random.nextLong());
    List<float[]> pictures = new ArrayList<>();
    for (int n = 0; n < dreamt.size(); n++) {
      pictures.add(dreamt.row(n));
    }
    return pictures;
  }

  private static List<Integer> showing(Emotion emotion, FaceSamples faces) {
    List<Integer> showing = new ArrayList<>();
    for (int i = 0; i < faces.examples().size(); i++) {
      if (faces.examples().truth(i, 0) == emotion) {
        showing.add(i);
      }
    }
    return showing;
  }

  // Of several people, so that the dream begins with nobody in particular.
  private static float[] blended(List<Integer> showing, Samples samples, Random random) {
    float[] mean = new float[samples.features()];
    for (int k = 0; k < BLENDED; k++) {
      float[] one = samples.row(showing.get(random.nextInt(showing.size())));
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / BLENDED;
      }
    }
    return mean;
  }

  private void forget(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new MienException(
          "%s of an older run cannot be removed (%s); give another folder."
              .formatted(folder.resolve(name), e.getMessage()),
          e);
    }
  }

  private void save(String name, RenderedImage picture) {
    try {
      Files.createDirectories(folder);
      if (!ImageIO.write(picture, "png", folder.resolve(name).toFile())) {
        throw new IllegalStateException("every JVM writes PNG");
      }
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be written: %s.".formatted(folder.resolve(name), e.getMessage()), e);
    }
  }
}
