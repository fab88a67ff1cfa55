package io.mien.trainer.onnx;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.cnn.EmotionPlane;
import io.mien.trainer.cnn.Layer;
import io.mien.trainer.cnn.NetShape;
import io.mien.trainer.cnn.NetWeights;
import io.mien.trainer.cnn.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes a net as ONNX: input {@code face} uint8 [N, size, size, channels], output {@code
 * probabilities} float32 [N, K] of its first head and, if it has a second, {@code
 * fer2013_probabilities} float32 [N, 7], and {@code valence_arousal} float32 [N, 2] where it
 * learned that; what is done to levels and softmax are nodes. Kernels are stored as float16: export
 * a net whose kernels were {@linkplain io.mien.trainer.cnn.Net#roundKernels() rounded}, or they are
 * rounded here.
 */
public final class NetExporter {

  /** What the constant of a head's temperature is called, after the name of its output. */
  static final String TEMPERATURE = ".temperature";

  /** The output of valence and arousal. */
  static final String AFFECT = "valence_arousal";

  private static final List<Double> NONE = List.of();

  private NetExporter() {}

  /** The model as a file's bytes. */
  public static byte[] export(NetWeights net, Map<String, String> metadata) {
    return export(net, metadata, NONE, false);
  }

  /**
   * The same, with what each head says brought to a temperature: its logits are divided by that
   * before the softmax.
   *
   * @param temperatures of the heads in order, above 0
   */
  public static byte[] export(
      NetWeights net, Map<String, String> metadata, List<Double> temperatures) {
    if (temperatures.size() != net.shape().heads().size()) {
      throw new IllegalArgumentException(
          "%d temperatures for %d heads"
              .formatted(temperatures.size(), net.shape().heads().size()));
    }
    return export(net, metadata, temperatures, false);
  }

  /**
   * The same, but every answer is the mean of what the net says of a face and of its mirror image:
   * an expression has no side, and two looks err less than one. Takes twice the time.
   */
  public static byte[] exportMirrored(NetWeights net, Map<String, String> metadata) {
    return export(net, metadata, NONE, true);
  }

  private static byte[] export(
      NetWeights net, Map<String, String> metadata, List<Double> temperatures, boolean mirrored) {
    NetShape shape = net.shape();
    OnnxGraph graph = new OnnxGraph(shape.title());
    String face = graph.bytes("face", shape.size(), shape.size(), shape.channels());
    String x = planes(graph, mirrored ? withMirrorImages(graph, face) : face);
    List<Layer> layers = shape.layers();
    String features = new OnnxLayers(graph, net).through(layers.subList(0, layers.size() - 1), x);
    String point = "";
    if (shape.affect()) {
      int first = shape.answers() - 2;
      String plane = logits(graph, features, net, AFFECT, first, 2);
      point = answer(graph, "Tanh", AFFECT, 2, plane, mirrored);
    }
    for (int head = 0; head < shape.heads().size(); head++) {
      String logits =
          shape.task() == Task.AFFECT
              ? nearness(graph, point, shape, head)
              : logits(graph, features, net, head);
      double temperature = temperatures.isEmpty() ? 1 : temperatures.get(head);
      int labels = shape.heads().get(head).labels().size();
      String tempered = tempered(graph, head, logits, temperature);
      answer(graph, "Softmax", output(head), labels, tempered, mirrored);
    }
    return graph.model(metadata);
  }

  /** The name of a head's output. */
  public static String output(int head) {
    return head == 0 ? "probabilities" : "fer2013_probabilities";
  }

  private static String planes(OnnxGraph graph, String face) {
    String levels = graph.node("Cast", "levels", List.of(face), Attributes.integer("to", 1));
    return graph.node(
        "Transpose", "planes", List.of(levels), Attributes.integers("perm", 0, 3, 1, 2));
  }

  // [N, H, W, C] to [2N, H, W, C]: all faces, then all mirror images.
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

  private static String logits(OnnxGraph graph, String features, NetWeights net, int head) {
    int labels = net.shape().heads().get(head).labels().size();
    return logits(graph, features, net, output(head), net.shape().firstOutput(head), labels);
  }

  // Some rows of the last layer.
  private static String logits(
      OnnxGraph graph, String features, NetWeights net, String name, int first, int count) {
    Layer.Dense last = net.shape().last();
    int end = first + count;
    float[] weights =
        Arrays.copyOfRange(net.numbers(last.weight()), first * last.in(), end * last.in());
    float[] bias = Arrays.copyOfRange(net.numbers(last.bias()), first, end);
    return graph.node(
        "Gemm",
        name + ".logits",
        List.of(
            features,
            graph.halves(name + ".weight", weights, count, last.in()),
            graph.floats(name + ".bias", bias, count)),
        Attributes.integer("transB", 1));
  }

  private static String tempered(OnnxGraph graph, int head, String logits, double temperature) {
    if (temperature == 1) {
      return logits;
    }
    String constant = graph.floats(output(head) + TEMPERATURE, new float[] {(float) temperature});
    return graph.node("Div", output(head) + ".tempered", List.of(logits, constant));
  }

  // How near a point of valence and arousal lies to the center of each emotion.
  private static String nearness(OnnxGraph graph, String point, NetShape shape, int head) {
    List<Emotion> labels = shape.heads().get(head).labels();
    String name = output(head);
    return graph.node(
        "Gemm",
        name + ".nearness",
        List.of(
            point,
            graph.floats(name + ".centers", EmotionPlane.weights(labels), labels.size(), 2),
            graph.floats(name + ".offsets", EmotionPlane.bias(labels), labels.size())),
        Attributes.integer("transB", 1));
  }

  // Returns what is said of each look.
  private static String answer(
      OnnxGraph graph, String function, String name, int count, String logits, boolean mirrored) {
    String one = mirrored ? name + ".looks" : name;
    String answer =
        function.equals("Softmax")
            ? graph.node(function, one, List.of(logits), Attributes.integer("axis", 1))
            : graph.node(function, one, List.of(logits));
    if (mirrored) {
      String split = graph.integers(name + ".pairs", 2, -1, count);
      String pairs = graph.node("Reshape", name + ".pairwise", List.of(answer, split));
      graph.node(
          "ReduceMean",
          name,
          List.of(pairs),
          Attributes.integers("axes", 0),
          Attributes.integer("keepdims", 0));
    }
    graph.output(name, count);
    return answer;
  }
}
