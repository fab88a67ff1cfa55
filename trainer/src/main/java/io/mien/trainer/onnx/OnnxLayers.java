package io.mien.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.mien.trainer.cnn.Layer;
import io.mien.trainer.cnn.LayerVisitor;
import io.mien.trainer.cnn.NetWeights;
import io.mien.trainer.cnn.TensorSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes each kind of layer as nodes; constants bear the names of the net's tensors. Batch
 * normalization is not folded into kernels, so that a net can be read back as it was.
 */
final class OnnxLayers implements LayerVisitor<String> {

  private static final float LEVELS = 255;

  private final OnnxGraph graph;
  private final NetWeights net;
  private int unnamed;

  OnnxLayers(OnnxGraph graph, NetWeights net) {
    this.graph = graph;
    this.net = net;
  }

  // Layers without a name of their own are counted: the same net gives the same graph.
  private String next(String what) {
    return what + unnamed++;
  }

  private String constant(TensorSpec tensor) {
    float[] numbers = net.numbers(tensor.name());
    return tensor.isKernel()
        ? graph.halves(tensor.name(), numbers, tensor.shape())
        : graph.floats(tensor.name(), numbers, tensor.shape());
  }

  private List<String> inputs(String x, Layer layer) {
    List<String> inputs = new ArrayList<>(List.of(x));
    layer.tensors().forEach(tensor -> inputs.add(constant(tensor)));
    return inputs;
  }

  // (x - mean) / sqrt(variance + flat), over the pixels of each face.
  @Override
  public String standardize(Layer.Standardize layer, String x) {
    String centered = graph.node("Sub", "centered", List.of(x, pixelMean("mean", x)));
    String squared = graph.node("Mul", "squared", List.of(centered, centered));
    String flat = graph.floats("flat", new float[] {Layer.Standardize.FLAT});
    String raised = graph.node("Add", "raised", List.of(pixelMean("variance", squared), flat));
    String deviation = graph.node("Sqrt", "deviation", List.of(raised));
    return graph.node("Div", "standardized", List.of(centered, deviation));
  }

  private String pixelMean(String name, String x) {
    return graph.node(
        "ReduceMean",
        name,
        List.of(x),
        Attributes.integers("axes", 1, 2, 3),
        Attributes.integer("keepdims", 1));
  }

  @Override
  public String repeat(Layer.Repeat layer, String x) {
    return graph.node(
        "Concat",
        "repeated",
        Collections.nCopies(layer.channels(), x),
        Attributes.integer("axis", 1));
  }

  @Override
  public String scale(Layer.Scale layer, String x) {
    String middles = channels("middles", layer.means());
    String widths = channels("widths", layer.deviations());
    return graph.node(
        "Div", "scaled", List.of(graph.node("Sub", "shifted", List.of(x, middles)), widths));
  }

  private String channels(String name, List<Float> shares) {
    float[] levels = new float[shares.size()];
    for (int c = 0; c < levels.length; c++) {
      levels[c] = shares.get(c) * LEVELS;
    }
    return graph.floats(name, levels, 1, levels.length, 1, 1);
  }

  @Override
  public String conv(Layer.Conv layer, String x) {
    return graph.node(
        "Conv",
        layer.name() + ".conv",
        inputs(x, layer),
        window(layer.size(), layer.stride(), layer.padding()));
  }

  private static AttributeProto[] window(int size, int stride, int padding) {
    return new AttributeProto[] {
      Attributes.integers("kernel_shape", size, size),
      Attributes.integers("strides", stride, stride),
      Attributes.integers("pads", padding, padding, padding, padding)
    };
  }

  @Override
  public String batchNorm(Layer.BatchNorm layer, String x) {
    return graph.node(
        "BatchNormalization",
        layer.name() + ".norm",
        inputs(x, layer),
        Attributes.decimal("epsilon", (float) Layer.BatchNorm.EPSILON));
  }

  @Override
  public String dense(Layer.Dense layer, String x) {
    return graph.node(
        "Gemm", layer.name() + ".dense", inputs(x, layer), Attributes.integer("transB", 1));
  }

  @Override
  public String activation(Layer.Activation layer, String x) {
    return switch (layer.function()) {
      case RELU -> graph.node("Relu", next("relu"), List.of(x));
      case SELU -> graph.node("Selu", next("selu"), List.of(x));
    };
  }

  @Override
  public String pool(Layer.Pool layer, String x) {
    String operator =
        switch (layer.kind()) {
          case MAX -> "MaxPool";
          case AVERAGE -> "AveragePool";
        };
    return graph.node(
        operator, next("pool"), List.of(x), window(layer.size(), layer.stride(), layer.padding()));
  }

  @Override
  public String flatten(Layer.Flatten layer, String x) {
    return graph.node("Flatten", "features", List.of(x), Attributes.integer("axis", 1));
  }

  // In use nothing is dropped.
  @Override
  public String dropout(Layer.Dropout layer, String x) {
    return x;
  }

  @Override
  public String residual(Layer.Residual layer, String x) {
    return graph.node(
        "Add",
        layer.name() + ".sum",
        List.of(through(layer.main(), x), through(layer.shortcut(), x)));
  }
}
