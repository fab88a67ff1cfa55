package io.mien.trainer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mien.recognition.MienException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of an exported net that comes before its last layer: faces to features. Immutable. */
public final class FeatureGraph {

  private static final String ANSWER = "probabilities";

  private final GraphProto graph;
  private final String output;
  private final int width;

  private FeatureGraph(GraphProto graph, String output, int width) {
    this.graph = graph;
    this.output = output;
    this.width = width;
  }

  /**
   * Cuts off the last dense layer, the temperature if the net is calibrated, and the softmax.
   *
   * @param model the bytes of an ONNX file
   * @throws MienException if it does not end in a dense layer and a softmax, or was not written by
   *     {@link OnnxGraph}
   */
  public static FeatureGraph of(byte[] model) {
    try {
      ModelProto parsed = ModelProto.parseFrom(model);
      if (parsed.getOpsetImportCount() != 1
          || parsed.getOpsetImport(0).getVersion() != OnnxGraph.OPSET) {
        throw refused("is of another operator set than %d".formatted(OnnxGraph.OPSET));
      }
      GraphProto graph = parsed.getGraph();
      NodeProto softmax = making(ANSWER, graph);
      NodeProto dense = beforeTemperature(making(softmax.getInput(0), graph), graph);
      if (!softmax.getOpType().equals("Softmax") || !dense.getOpType().equals("Gemm")) {
        throw refused("does not end in Gemm and Softmax");
      }
      String output = dense.getInput(0);
      return new FeatureGraph(upTo(output, graph), output, width(dense, graph));
    } catch (InvalidProtocolBufferException e) {
      throw new MienException("The graph is not ONNX; export it again.", e);
    }
  }

  /** The part of a graph that makes a value float32 [N, width]. */
  static FeatureGraph upTo(String output, int width, GraphProto graph) {
    return new FeatureGraph(upTo(output, graph), output, width);
  }

  private static MienException refused(String how) {
    return new MienException(
        "The graph %s, so that its features cannot be told from its answer; give a bundle of mien export."
            .formatted(how));
  }

  private static NodeProto making(String value, GraphProto graph) {
    return graph.getNodeList().stream()
        .filter(node -> node.getOutputList().contains(value))
        .findFirst()
        .orElseThrow(() -> refused("does not compute '%s'".formatted(value)));
  }

  private static NodeProto beforeTemperature(NodeProto logits, GraphProto graph) {
    boolean tempered =
        logits.getOpType().equals("Div")
            && logits.getInput(1).equals(ANSWER + NetExporter.TEMPERATURE);
    return tempered ? making(logits.getInput(0), graph) : logits;
  }

  // The weights are initializers, or float16 initializers behind a Cast.
  private static int width(NodeProto dense, GraphProto graph) {
    String name = dense.getInput(1);
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOutputList().contains(name) && node.getOpType().equals("Cast")) {
        name = node.getInput(0);
      }
    }
    boolean transposed =
        dense.getAttributeList().stream()
            .anyMatch(setting -> setting.getName().equals("transB") && setting.getI() == 1);
    for (TensorProto weights : graph.getInitializerList()) {
      if (weights.getName().equals(name)) {
        return Math.toIntExact(weights.getDims(transposed ? 1 : 0));
      }
    }
    throw refused("has no weights '%s'".formatted(name));
  }

  private static GraphProto upTo(String value, GraphProto graph) {
    Set<String> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(value));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (needed.add(next)) {
        graph.getNodeList().stream()
            .filter(node -> node.getOutputList().contains(next))
            .forEach(node -> open.addAll(node.getInputList()));
      }
    }
    GraphProto.Builder part = graph.toBuilder().clearNode().clearInitializer().clearOutput();
    graph.getNodeList().stream()
        .filter(node -> node.getOutputList().stream().anyMatch(needed::contains))
        .forEach(part::addNode);
    graph.getInitializerList().stream()
        .filter(constant -> needed.contains(constant.getName()))
        .forEach(part::addInitializer);
    return part.build();
  }

  /**
   * The mean of what this makes of a face and of its mirror image: an expression has no side, and
   * two looks err less than one. Takes twice the time.
   */
  public FeatureGraph mirrored() {
    OnnxGraph both = new OnnxGraph("Mirrored", graph.toBuilder().clearNode().build());
    String face = graph.getInput(0).getName();
    String turned =
        both.node(
            "Slice",
            face + ".mirrored",
            List.of(
                face,
                both.integers(face + ".last", -1),
                both.integers(face + ".beforeFirst", Integer.MIN_VALUE),
                both.integers(face + ".width", 2),
                both.integers(face + ".leftwards", -1)));
    String pairs =
        both.node("Concat", face + ".both", List.of(face, turned), Attributes.integer("axis", 0));
    graph.getNodeList().forEach(node -> both.copy(node, face, pairs));
    String shape = both.integers(output + ".pairs", 2, -1, width);
    String looks = both.node("Reshape", output + ".looks", List.of(output, shape));
    String mean =
        both.node(
            "ReduceMean",
            output + ".mirrored",
            List.of(looks),
            Attributes.integers("axes", 0),
            Attributes.integer("keepdims", 0));
    return new FeatureGraph(both.graph(), mean, width);
  }

  /** The name of the features, float32 [N, width]. */
  public String output() {
    return output;
  }

  /** How many features a face has. */
  public int width() {
    return width;
  }

  /** A model of this part alone, as a file's bytes. */
  public byte[] model() {
    OnnxGraph alone = begin("Features");
    alone.output(output, width);
    return alone.model(Map.of());
  }

  /** A graph that goes on from the features. */
  OnnxGraph begin(String name) {
    return new OnnxGraph(name, graph);
  }
}
