package io.mien.trainer.dbn;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that is done: what it does to a face's pixels or features, and the layers that the
 * result runs through. Immutable.
 *
 * @param size edge length of the gray faces it takes, in pixels
 * @param labels of the outputs of the last layer, which is softmax; the others are logistic
 */
public record DbnModel(
    int size, List<Emotion> labels, Preprocessing preprocessing, List<DenseLayer> layers) {

  private static final float LEVELS = 255;
  private static final String LAYER = "layer";

  public DbnModel {
    labels = List.copyOf(labels);
    layers = List.copyOf(layers);
    int inputs = layers.get(0).inputs();
    for (DenseLayer layer : layers) {
      if (layer.inputs() != inputs) {
        throw new IllegalArgumentException(
            "a layer with %d inputs above %d neurons".formatted(layer.inputs(), inputs));
      }
      inputs = layer.outputs();
    }
    if (layers.get(layers.size() - 1).clamps().isPresent()) {
      throw new IllegalArgumentException("probabilities are not clamped");
    }
    if (inputs != labels.size()) {
      throw new IllegalArgumentException(
          "%d outputs for %d labels".formatted(inputs, labels.size()));
    }
  }

  /** The gray levels of faces, in [0, 1]; what {@link Preprocessing} begins with. */
  public static Samples pixels(List<AlignedCrop> faces) {
    return Samples.of(faces.parallelStream().map(DbnModel::pixels).toList());
  }

  private static float[] pixels(AlignedCrop face) {
    byte[] levels = face.pixels();
    float[] pixels = new float[levels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Byte.toUnsignedInt(levels[i]) / LEVELS;
    }
    return pixels;
  }

  /**
   * A distribution over the labels for every face.
   *
   * @param faces their pixels, or the features that the network learned from
   */
  public Samples probabilities(Samples faces) {
    try (Classifier classifier = new Classifier(layers)) {
      return classifier.answer(preprocessing.apply(faces));
    }
  }

  /** The likeliest label of an answer of {@link #probabilities}. */
  public Emotion best(float[] answer) {
    return labels.get(Loss.best(answer));
  }

  /** How many numbers were learned, without preprocessing. */
  public long parameters() {
    return layers.stream().mapToLong(DenseLayer::parameters).sum();
  }

  /** The sizes of all layers, from the pixels or features to the labels. */
  public List<Integer> structure() {
    List<Integer> sizes = new ArrayList<>(List.of(layers.get(0).inputs()));
    layers.forEach(layer -> sizes.add(layer.outputs()));
    return List.copyOf(sizes);
  }

  /** Where the state of a model is kept beside its arrays. */
  private record State(int size, List<Emotion> labels, List<String> steps, int layers) {}

  /** Writes everything into one file. */
  public void write(Path file) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    List<String> steps = new ArrayList<>();
    for (Preprocessing.Step step : preprocessing.steps()) {
      steps.add(StepArchive.put(step, "step" + steps.size() + '.', arrays));
    }
    LayerArchive.put(layers, LAYER, arrays);
    ArrayFile.write(file, new State(size, labels, steps, layers.size()), arrays);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws io.mien.recognition.MienException if the file is missing or something else
   */
  public static DbnModel read(Path path) {
    ArrayFile file = ArrayFile.read(path);
    State state = file.state(State.class);
    List<Preprocessing.Step> steps = new ArrayList<>();
    for (String kind : state.steps()) {
      steps.add(StepArchive.read(kind, "step" + steps.size() + '.', state.size(), file));
    }
    List<DenseLayer> layers = LayerArchive.read(file, LAYER, state.layers());
    return new DbnModel(state.size(), state.labels(), new Preprocessing(steps), layers);
  }
}
