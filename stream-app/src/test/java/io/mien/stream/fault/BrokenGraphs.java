package io.mien.stream.fault;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.BundleManifest.Graph;
import io.mien.recognition.bundle.BundleWriter;
import io.mien.recognition.bundle.ModelBundle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Real networks with nodes in front or behind that make them fail on some pictures. */
final class BrokenGraphs {

  /** Drawn faces are brighter than that on average, and at a third of their brightness are not. */
  private static final float DARK = 80;

  /** Brighter than any picture that shows something. */
  private static final float WHITE = 240;

  private BrokenGraphs() {}

  /**
   * The default bundle, whose network cannot be run on a dark face: it reaches behind the end of a
   * tensor, which ONNX Runtime refuses.
   */
  static void bundleThatFailsInTheDark(Path folder) {
    ModelBundle whole = ModelBundle.find(ModelBundle.DEFAULT);
    ModelProto.Builder model = parse(whole.parentGraph());
    GraphProto.Builder graph = model.getGraphBuilder();
    renameOutput(graph, "probabilities", "whole_probabilities");
    graph
        .addInitializer(number("dark", DARK))
        .addInitializer(number("only", 0))
        .addNode(cast("face", "face_float", TensorProto.DataType.FLOAT))
        .addNode(mean("face_float", "brightness"))
        .addNode(node("Div", "dark", "brightness", "darkness"))
        .addNode(cast("darkness", "place", TensorProto.DataType.INT64))
        .addNode(node("Gather", "only", "place", "zero"))
        .addNode(node("Add", "whole_probabilities", "zero", "probabilities"));
    BundleManifest manifest = whole.manifest();
    BundleWriter.write(
        folder,
        new BundleManifest(
            "afraid-of-the-dark",
            "1",
            manifest.labels(),
            manifest.crop(),
            List.of(Graph.draft(BundleManifest.PARENT, "parent.onnx")),
            List.of(),
            Map.of()),
        Map.of("parent.onnx", model.build().toByteArray()));
  }

  /** YuNet, which answers NaN for a picture that is all white: the root of a negative number. */
  static void detectorThatIsBlinded(Path yunet, Path target) throws IOException {
    ModelProto.Builder model = parse(Files.readAllBytes(yunet));
    GraphProto.Builder graph = model.getGraphBuilder();
    String input = graph.getInput(0).getName();
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      for (int i = 0; i < node.getInputCount(); i++) {
        if (node.getInput(i).equals(input)) {
          node.setInput(i, "seen");
        }
      }
    }
    List<NodeProto> whole = List.copyOf(graph.getNodeList());
    graph
        .clearNode()
        .addInitializer(number("white", WHITE))
        .addInitializer(number("nothing", 0))
        .addNode(mean(input, "brightness"))
        .addNode(node("Sub", "white", "brightness", "left"))
        .addNode(NodeProto.newBuilder().setOpType("Sqrt").addInput("left").addOutput("root"))
        .addNode(node("Mul", "root", "nothing", "zero_or_nan"))
        .addNode(node("Add", input, "zero_or_nan", "seen"))
        .addAllNode(whole);
    Files.write(target, model.build().toByteArray());
  }

  private static ModelProto.Builder parse(byte[] onnx) {
    try {
      return ModelProto.parseFrom(new ByteArrayInputStream(onnx)).toBuilder();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void renameOutput(GraphProto.Builder graph, String from, String to) {
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      for (int i = 0; i < node.getOutputCount(); i++) {
        if (node.getOutput(i).equals(from)) {
          node.setOutput(i, to);
        }
      }
    }
  }

  private static NodeProto node(String type, String first, String second, String output) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .addInput(first)
        .addInput(second)
        .addOutput(output)
        .build();
  }

  private static NodeProto cast(String input, String output, TensorProto.DataType type) {
    return NodeProto.newBuilder()
        .setOpType("Cast")
        .addInput(input)
        .addOutput(output)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("to")
                .setType(AttributeProto.AttributeType.INT)
                .setI(type.getNumber()))
        .build();
  }

  /** Of all elements, as a tensor with one. */
  private static NodeProto mean(String input, String output) {
    return NodeProto.newBuilder()
        .setOpType("ReduceMean")
        .addInput(input)
        .addOutput(output)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("keepdims")
                .setType(AttributeProto.AttributeType.INT)
                .setI(0))
        .build();
  }

  private static TensorProto number(String name, float value) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(TensorProto.DataType.FLOAT.getNumber())
        .addDims(1)
        .addFloatData(value)
        .build();
  }
}
