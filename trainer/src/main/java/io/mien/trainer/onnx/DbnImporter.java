package io.mien.trainer.onnx;

import static java.util.Objects.requireNonNull;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.dbn.Clamps;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.DenseLayer;
import io.mien.trainer.dbn.LocalContrast;
import io.mien.trainer.dbn.OrientedGradients;
import io.mien.trainer.dbn.Preprocessing;
import io.mien.trainer.dbn.Standardization;
import io.mien.trainer.dbn.Whitening;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@link DbnExporter} wrote: from a bundle's graph back to the very same numbers, so
 * that a network can be learned again.
 */
public final class DbnImporter {

  private static final String ANSWER = "probabilities";

  private final GraphReader reader;
  private final int size;

  private DbnImporter(GraphReader reader) {
    this.reader = reader;
    // [N, size, size, 1]
    size =
        Math.toIntExact(
            reader
                .graph()
                .getInput(0)
                .getType()
                .getTensorType()
                .getShape()
                .getDim(1)
                .getDimValue());
  }

  /**
   * A network out of a graph.
   *
   * @param features what comes before the network; empty for a network of pixels
   */
  public record Imported(DbnModel model, Optional<FeatureGraph> features) {

    public Imported {
      requireNonNull(model, "model");
      requireNonNull(features, "features");
    }
  }

  /** Whether a graph was written by {@link DbnExporter}, going by its name. */
  public static boolean reads(byte[] graph) {
    String name = parse(graph).getName();
    return name.equals(DbnExporter.OF_PIXELS) || name.equals(DbnExporter.OF_FEATURES);
  }

  /**
   * Reads a network.
   *
   * @param graph the bytes of an ONNX file
   * @param labels what its probabilities are of
   * @throws MienException if it was not written by {@link DbnExporter}
   */
  public static Imported read(byte[] graph, List<Emotion> labels) {
    GraphProto parsed = parse(graph);
    if (!reads(graph)) {
      throw GraphReader.refused("it is called '%s'".formatted(parsed.getName()));
    }
    DbnImporter importer = new DbnImporter(new GraphReader(parsed));
    return importer.network(parsed.getName().equals(DbnExporter.OF_FEATURES), labels);
  }

  private static GraphProto parse(byte[] graph) {
    try {
      return ModelProto.parseFrom(graph).getGraph();
    } catch (InvalidProtocolBufferException e) {
      throw new MienException("The graph is not ONNX; export it again.", e);
    }
  }

  private Imported network(boolean ofFeatures, List<Emotion> labels) {
    String logits = reader.maker(ANSWER, "Softmax").getInput(0);
    // The values of the network are named after what it begins with.
    String prefix = logits.substring(0, logits.length() - DbnExporter.LOGITS.length());
    String begin = ofFeatures ? prefix.substring(0, prefix.length() - 1) : DbnExporter.PIXELS;
    List<DenseLayer> layers = new ArrayList<>();
    String x = dense(logits, layers);
    while (!x.equals(begin) && (reader.made(x, "Sigmoid") || reader.made(x, "Min"))) {
      x = logistic(x, layers);
    }
    Collections.reverse(layers);
    DbnModel model = new DbnModel(size, labels, preprocessing(x, begin), layers);
    return new Imported(
        model,
        ofFeatures
            ? Optional.of(FeatureGraph.upTo(begin, inputs(model), reader.graph()))
            : Optional.empty());
  }

  private static int inputs(DbnModel model) {
    return model.layers().get(0).inputs();
  }

  /** Adds the layer that makes a value and returns what the layer sees. */
  private String dense(String value, List<DenseLayer> layers) {
    NodeProto gemm = reader.maker(value, "Gemm");
    float[] weights = reader.floats(gemm.getInput(1));
    float[] biases = reader.floats(gemm.getInput(2));
    layers.add(new DenseLayer(weights.length / biases.length, weights, biases));
    return gemm.getInput(0);
  }

  /** The same of a layer whose neurons are logistic and may be clamped. */
  private String logistic(String value, List<DenseLayer> layers) {
    if (!reader.made(value, "Min")) {
      return dense(reader.maker(value, "Sigmoid").getInput(0), layers);
    }
    NodeProto lowered = reader.maker(value, "Min");
    NodeProto raised = reader.maker(lowered.getInput(0), "Max");
    String below = logistic(raised.getInput(0), layers);
    Clamps clamps =
        new Clamps(reader.floats(raised.getInput(1)), reader.floats(lowered.getInput(1)));
    layers.set(layers.size() - 1, layers.get(layers.size() - 1).clamped(clamps));
    return below;
  }

  private Preprocessing preprocessing(String end, String begin) {
    List<Preprocessing.Step> steps = new ArrayList<>();
    String x = end;
    while (!x.equals(begin)) {
      x = step(x, steps);
    }
    Collections.reverse(steps);
    return new Preprocessing(steps);
  }

  /** Adds the step that makes a value and returns what the step sees. */
  private String step(String value, List<Preprocessing.Step> steps) {
    if (reader.made(value, "Mul")) {
      NodeProto scaled = reader.maker(value, "Mul");
      NodeProto centered = reader.maker(scaled.getInput(0), "Sub");
      steps.add(
          new Standardization(
              reader.floats(centered.getInput(1)), reader.floats(scaled.getInput(1))));
      return centered.getInput(0);
    }
    if (reader.made(value, "MatMul")) {
      NodeProto whitened = reader.maker(value, "MatMul");
      float[] matrix = reader.floats(whitened.getInput(1));
      steps.add(new Whitening((int) Math.round(Math.sqrt(matrix.length)), matrix));
      return whitened.getInput(0);
    }
    NodeProto flat = reader.maker(value, "Flatten");
    return reader.made(flat.getInput(0), "Min")
        ? gradients(reader.maker(flat.getInput(0), "Min"), steps)
        : contrast(reader.maker(flat.getInput(0), "Div"), steps);
  }

  private String gradients(NodeProto clipped, List<Preprocessing.Step> steps) {
    NodeProto divided = reader.maker(clipped.getInput(0), "Div");
    float floor = reader.floats(reader.maker(divided.getInput(1), "Add").getInput(1))[0];
    NodeProto energies = reader.maker(divided.getInput(0), "AveragePool");
    int cell = Math.toIntExact(GraphReader.integers(energies, "kernel_shape").get(0));
    NodeProto along = reader.maker(reader.maker(energies.getInput(0), "Relu").getInput(0), "Conv");
    int directions = reader.floats(along.getInput(1)).length / 2;
    steps.add(new OrientedGradients(size, cell, directions, floor));
    NodeProto slopes = reader.maker(along.getInput(0), "Conv");
    NodeProto wide = reader.maker(slopes.getInput(0), "Pad");
    return reader.maker(wide.getInput(0), "Reshape").getInput(0);
  }

  private String contrast(NodeProto divided, List<Preprocessing.Step> steps) {
    NodeProto divisor = reader.maker(divided.getInput(1), "Max");
    NodeProto centered = reader.maker(divided.getInput(0), "Sub");
    NodeProto mean = reader.maker(centered.getInput(1), "Div");
    NodeProto down = reader.maker(mean.getInput(0), "Conv");
    steps.add(
        new LocalContrast(
            size, size, reader.floats(down.getInput(1)), reader.floats(divisor.getInput(1))[0]));
    return reader.maker(centered.getInput(0), "Reshape").getInput(0);
  }
}
