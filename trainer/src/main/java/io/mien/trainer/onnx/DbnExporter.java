package io.mien.trainer.onnx;

import io.mien.trainer.dbn.Clamps;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.DenseLayer;
import io.mien.trainer.dbn.LocalContrast;
import io.mien.trainer.dbn.OrientedGradients;
import io.mien.trainer.dbn.Preprocessing;
import io.mien.trainer.dbn.Standardization;
import io.mien.trainer.dbn.Whitening;
import java.util.List;
import java.util.Map;

/**
 * Writes a {@link DbnModel} as ONNX: input {@code face} uint8 [N, size, size, 1], output {@code
 * probabilities} float32 [N, labels]; preprocessing, a chain of Gemm and Sigmoid, and the softmax
 * are nodes.
 */
public final class DbnExporter {

  /** The names of graphs of pixels and of features, by which {@link DbnImporter} knows them. */
  static final String OF_PIXELS = "AdaptiveDbn";

  static final String OF_FEATURES = "AdaptiveDbnOnFeatures";

  /** Gray levels in [0, 1], which a network of pixels begins with. */
  static final String PIXELS = "gray";

  static final String LOGITS = "logits";

  private static final float LEVEL = 1 / 255f;

  private final OnnxGraph graph;
  private final int size;
  private final long inputs;

  private DbnExporter(OnnxGraph graph, DbnModel model) {
    this.graph = graph;
    size = model.size();
    inputs = model.layers().get(0).inputs();
  }

  /** A model of pixels as a file's bytes. */
  public static byte[] export(DbnModel model, Map<String, String> metadata) {
    DbnExporter exporter = new DbnExporter(new OnnxGraph(OF_PIXELS), model);
    exporter.network("dbn.", exporter.pixels(), model);
    return exporter.graph.model(metadata);
  }

  /**
   * A model of features as a file's bytes: both parts in one graph.
   *
   * @param features what makes them of a face
   */
  public static byte[] export(DbnModel model, FeatureGraph features, Map<String, String> metadata) {
    DbnExporter exporter = new DbnExporter(features.begin(OF_FEATURES), model);
    if (features.width() != exporter.inputs) {
      throw new IllegalArgumentException(
          "%d features for a network of %d".formatted(features.width(), exporter.inputs));
    }
    // No value before the features is named after them.
    exporter.network(features.output() + '.', features.output(), model);
    return exporter.graph.model(metadata);
  }

  private String pixels() {
    String x = graph.bytes("face", size, size, 1);
    x = graph.node("Cast", "levels", List.of(x), Attributes.integer("to", 1));
    x = flat("pixels", x);
    return graph.node("Mul", PIXELS, List.of(x, graph.floats("level", new float[] {LEVEL})));
  }

  private void network(String prefix, String input, DbnModel model) {
    String x = input;
    int step = 1;
    for (Preprocessing.Step done : model.preprocessing().steps()) {
      x = step(prefix + "step" + step++, x, done);
    }
    int last = model.layers().size() - 1;
    for (int i = 0; i < last; i++) {
      String name = prefix + "layer" + (i + 1);
      x = graph.node("Sigmoid", name + ".active", List.of(dense(name, x, model, i)));
      x = clamped(name, x, model.layers().get(i));
    }
    x = dense(prefix + LOGITS, x, model, last);
    graph.node("Softmax", "probabilities", List.of(x), Attributes.integer("axis", 1));
    graph.output("probabilities", model.labels().size());
  }

  private String dense(String name, String x, DbnModel model, int index) {
    DenseLayer layer = model.layers().get(index);
    String weights =
        graph.floats(name + ".weight", layer.weights(), layer.outputs(), layer.inputs());
    String biases = graph.floats(name + ".bias", layer.biases(), layer.outputs());
    return graph.node("Gemm", name, List.of(x, weights, biases), Attributes.integer("transB", 1));
  }

  private String clamped(String name, String x, DenseLayer layer) {
    if (layer.clamps().isEmpty()) {
      return x;
    }
    Clamps clamps = layer.clamps().get();
    String lower = graph.floats(name + ".lower", clamps.lower(), clamps.neurons());
    String upper = graph.floats(name + ".upper", clamps.upper(), clamps.neurons());
    String raised = graph.node("Max", name + ".raised", List.of(x, lower));
    return graph.node("Min", name + ".clamped", List.of(raised, upper));
  }

  private String step(String name, String x, Preprocessing.Step step) {
    if (step instanceof LocalContrast contrast) {
      return contrast(name, x, contrast);
    }
    if (step instanceof OrientedGradients gradients) {
      return gradients(name, x, gradients);
    }
    if (step instanceof Standardization standard) {
      String means = graph.floats(name + ".means", standard.means(), inputs);
      String scales = graph.floats(name + ".scales", standard.scales(), inputs);
      String centered = graph.node("Sub", name + ".centered", List.of(x, means));
      return graph.node("Mul", name, List.of(centered, scales));
    }
    float[] matrix = ((Whitening) step).matrix();
    String by = graph.floats(name + ".matrix", matrix, inputs, inputs);
    return graph.node("MatMul", name, List.of(x, by));
  }

  private String gradients(String name, String x, OrientedGradients gradients) {
    String shape = graph.integers(name + ".shape", -1, 1, size, size);
    String plane = graph.node("Reshape", name + ".plane", List.of(x, shape));
    String rim = graph.integers(name + ".rim", 0, 0, 1, 1, 0, 0, 1, 1);
    String wide =
        graph.node("Pad", name + ".wide", List.of(plane, rim), Attributes.text("mode", "edge"));
    // To the right and downwards.
    float[] differences = {0, 0, 0, -.5f, 0, .5f, 0, 0, 0, 0, -.5f, 0, 0, 0, 0, 0, .5f, 0};
    String kernels = graph.floats(name + ".differences", differences, 2, 1, 3, 3);
    String slopes = graph.node("Conv", name + ".slopes", List.of(wide, kernels));
    float[] cosines = gradients.cosines();
    float[] sines = gradients.sines();
    float[] turned = new float[2 * cosines.length];
    for (int k = 0; k < cosines.length; k++) {
      turned[2 * k] = cosines[k];
      turned[2 * k + 1] = sines[k];
    }
    String directions = graph.floats(name + ".directions", turned, cosines.length, 2, 1, 1);
    String along = graph.node("Conv", name + ".along", List.of(slopes, directions));
    String rising = graph.node("Relu", name + ".rising", List.of(along));
    int cell = gradients.cell();
    String energies =
        graph.node(
            "AveragePool",
            name + ".energies",
            List.of(rising),
            Attributes.integers("kernel_shape", cell, cell),
            Attributes.integers("strides", cell, cell));
    String squares = graph.node("Mul", name + ".squares", List.of(energies, energies));
    String mean =
        graph.node("ReduceMean", name + ".mean", List.of(squares), Attributes.integers("axes", 1));
    String around =
        graph.node(
            "AveragePool",
            name + ".around",
            List.of(mean),
            Attributes.integers("kernel_shape", 3, 3),
            Attributes.integers("pads", 1, 1, 1, 1));
    String strength = graph.node("Sqrt", name + ".strength", List.of(around));
    String floor = graph.floats(name + ".floor", new float[] {gradients.floor()});
    String reach = graph.floats(name + ".reach", new float[] {OrientedGradients.REACH});
    String most = graph.node("Mul", name + ".most", List.of(strength, reach));
    String divisor = graph.node("Add", name + ".divisor", List.of(most, floor));
    String shares = graph.node("Div", name + ".shares", List.of(energies, divisor));
    String one = graph.floats(name + ".one", new float[] {1});
    return flat(name, graph.node("Min", name + ".gradients", List.of(shares, one)));
  }

  private String contrast(String name, String x, LocalContrast contrast) {
    String shape = graph.integers(name + ".shape", -1, 1, size, size);
    String plane = graph.node("Reshape", name + ".plane", List.of(x, shape));
    String share = graph.floats(name + ".share", share(contrast), 1, 1, size, size);
    String mean = blurred(name + ".mean", plane, share, contrast);
    String centered = graph.node("Sub", name + ".centered", List.of(plane, mean));
    String squares = graph.node("Mul", name + ".squares", List.of(centered, centered));
    String variance = blurred(name + ".variance", squares, share, contrast);
    String spread = graph.node("Sqrt", name + ".spread", List.of(variance));
    String floor = graph.floats(name + ".floor", new float[] {contrast.floor()});
    String divisor = graph.node("Max", name + ".divisor", List.of(spread, floor));
    return flat(name, graph.node("Div", name + ".contrast", List.of(centered, divisor)));
  }

  private String blurred(String name, String x, String share, LocalContrast contrast) {
    float[] window = contrast.window();
    int reach = window.length / 2;
    String across = graph.floats(name + ".across", window, 1, 1, 1, window.length);
    String down = graph.floats(name + ".down", window, 1, 1, window.length, 1);
    String rows =
        graph.node(
            "Conv",
            name + ".rows",
            List.of(x, across),
            Attributes.integers("pads", 0, reach, 0, reach));
    String both =
        graph.node(
            "Conv",
            name + ".both",
            List.of(rows, down),
            Attributes.integers("pads", reach, 0, reach, 0));
    return graph.node("Div", name, List.of(both, share));
  }

  // How much of the window lies within the picture, for each pixel.
  private float[] share(LocalContrast contrast) {
    float[] window = contrast.window();
    int reach = window.length / 2;
    float[] along = new float[size];
    for (int i = 0; i < size; i++) {
      for (int k = Math.max(-reach, -i); k <= Math.min(reach, size - 1 - i); k++) {
        along[i] += window[k + reach];
      }
    }
    float[] share = new float[size * size];
    for (int i = 0; i < share.length; i++) {
      share[i] = along[i / size] * along[i % size];
    }
    return share;
  }

  private String flat(String name, String x) {
    return graph.node("Flatten", name, List.of(x), Attributes.integer("axis", 1));
  }
}
