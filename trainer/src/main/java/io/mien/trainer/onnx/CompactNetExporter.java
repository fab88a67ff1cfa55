package io.mien.trainer.onnx;

import io.mien.trainer.cnn.CompactNet;
import io.mien.trainer.cnn.CompactNetWeights;
import io.mien.trainer.cnn.ConvNormWeights;
import io.mien.trainer.cnn.NetShape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes a {@link CompactNet} as ONNX: input {@code face} uint8 [N, size, size, 1], output {@code
 * probabilities} float32 [N, K] of its first head and, if it has a second, {@code
 * fer2013_probabilities} float32 [N, 7]; standardisation and softmax are nodes. Kernels are stored
 * as float16: export a net whose kernels were {@linkplain CompactNet#roundKernels() rounded}, or
 * they are rounded here.
 */
public final class CompactNetExporter {

  /** What its graphs are called. */
  static final String NAME = "CompactNet";

  private CompactNetExporter() {}

  /** The model as a file's bytes. */
  public static byte[] export(CompactNetWeights net, Map<String, String> metadata) {
    return export(net, metadata, false);
  }

  /**
   * The same, but every answer is the mean of what the net says of a face and of its mirror image:
   * an expression has no side, and two looks err less than one. Takes twice the time.
   */
  public static byte[] exportMirrored(CompactNetWeights net, Map<String, String> metadata) {
    return export(net, metadata, true);
  }

  private static byte[] export(
      CompactNetWeights net, Map<String, String> metadata, boolean mirrored) {
    OnnxGraph graph = new OnnxGraph(NAME);
    NetShape shape = net.shape();
    String x = graph.bytes("face", shape.size(), shape.size(), 1);
    if (mirrored) {
      x = withMirrorImages(graph, x);
    }
    x = standardized(graph, x);
    x = relu(graph, convNorm(graph, x, net.stem()));
    for (CompactNetWeights.Block block : net.blocks()) {
      x = residual(graph, x, block);
    }
    x = graph.node("GlobalAveragePool", "pool", List.of(x));
    x = graph.node("Flatten", "features", List.of(x), Attributes.integer("axis", 1));
    for (int head = 0; head < shape.heads().size(); head++) {
      head(graph, x, net, head, mirrored);
    }
    return graph.model(metadata);
  }

  /** The name of a head's output. */
  public static String output(int head) {
    return head == 0 ? "probabilities" : "fer2013_probabilities";
  }

  // [N, H, W, 1] to [2N, H, W, 1]: all faces, then all mirror images.
  private static String withMirrorImages(OnnxGraph graph, String face) {
    String mirrored =
        graph.node(
            "Slice",
            "mirrored",
            List.of(
                face,
                graph.integers("mirrored.last", -1),
                graph.integers("mirrored.beforeFirst", Integer.MIN_VALUE),
                graph.integers("mirrored.width", 2),
                graph.integers("mirrored.leftwards", -1)));
    return graph.node("Concat", "both", List.of(face, mirrored), Attributes.integer("axis", 0));
  }

  private static void head(
      OnnxGraph graph, String features, CompactNetWeights net, int head, boolean mirrored) {
    CompactNetWeights.Dense dense = net.dense();
    int labels = net.shape().heads().get(head).labels().size();
    int first = net.shape().firstOutput(head);
    int inputs = dense.inputs();
    float[] weights =
        Arrays.copyOfRange(dense.weights(), first * inputs, (first + labels) * inputs);
    float[] bias = Arrays.copyOfRange(dense.bias(), first, first + labels);
    String name = output(head);
    String logits =
        graph.node(
            "Gemm",
            name + ".logits",
            List.of(
                features,
                graph.halves(name + ".weight", weights, labels, inputs),
                graph.floats(name + ".bias", bias, labels)),
            Attributes.integer("transB", 1));
    String answer =
        graph.node(
            "Softmax",
            mirrored ? name + ".looks" : name,
            List.of(logits),
            Attributes.integer("axis", 1));
    if (mirrored) {
      String shape = graph.integers(name + ".pairs", 2, -1, labels);
      String pairs = graph.node("Reshape", name + ".pairwise", List.of(answer, shape));
      graph.node(
          "ReduceMean",
          name,
          List.of(pairs),
          Attributes.integers("axes", 0),
          Attributes.integer("keepdims", 0));
    }
    graph.output(name, labels);
  }

  // (x - mean) / sqrt(variance + flat), over the pixels of each face.
  private static String standardized(OnnxGraph graph, String face) {
    String levels = graph.node("Cast", "levels", List.of(face), Attributes.integer("to", 1));
    String planes =
        graph.node("Transpose", "planes", List.of(levels), Attributes.integers("perm", 0, 3, 1, 2));
    String mean = pixelMean(graph, "mean", planes);
    String centered = graph.node("Sub", "centered", List.of(planes, mean));
    String squared = graph.node("Mul", "squared", List.of(centered, centered));
    String variance = pixelMean(graph, "variance", squared);
    String flat = graph.floats("flat", new float[] {CompactNet.FLAT});
    String raised = graph.node("Add", "raised", List.of(variance, flat));
    String deviation = graph.node("Sqrt", "deviation", List.of(raised));
    return graph.node("Div", "standardized", List.of(centered, deviation));
  }

  private static String pixelMean(OnnxGraph graph, String name, String x) {
    return graph.node(
        "ReduceMean",
        name,
        List.of(x),
        Attributes.integers("axes", 1, 2, 3),
        Attributes.integer("keepdims", 1));
  }

  private static String residual(OnnxGraph graph, String x, CompactNetWeights.Block block) {
    String name = block.second().name();
    String y = convNorm(graph, relu(graph, convNorm(graph, x, block.first())), block.second());
    String past = x;
    if (block.shortcut() != null) {
      if (block.halving()) {
        past =
            graph.node(
                "AveragePool",
                name + ".halved",
                List.of(x),
                Attributes.integers("kernel_shape", 2, 2),
                Attributes.integers("strides", 2, 2));
      }
      past = convNorm(graph, past, block.shortcut());
    }
    return relu(graph, graph.node("Add", name + ".sum", List.of(y, past)));
  }

  private static String relu(OnnxGraph graph, String x) {
    return graph.node("Relu", x + ".relu", List.of(x));
  }

  private static String convNorm(OnnxGraph graph, String x, ConvNormWeights layer) {
    String name = layer.name();
    long[] shape = layer.shape();
    int padding = layer.padding();
    String kernel = graph.halves(name + ".kernel", layer.kernel(), shape);
    String convolved =
        graph.node(
            "Conv",
            name + ".conv",
            List.of(x, kernel),
            Attributes.integers("kernel_shape", shape[2], shape[3]),
            Attributes.integers("strides", layer.stride(), layer.stride()),
            Attributes.integers("pads", padding, padding, padding, padding));
    return graph.node(
        "BatchNormalization",
        name,
        List.of(
            convolved,
            graph.floats(name + ".gamma", layer.gamma(), shape[0]),
            graph.floats(name + ".beta", layer.beta(), shape[0]),
            graph.floats(name + ".mean", layer.mean(), shape[0]),
            graph.floats(name + ".variance", layer.variance(), shape[0])),
        Attributes.decimal("epsilon", CompactNetWeights.NORM_EPSILON));
  }
}
