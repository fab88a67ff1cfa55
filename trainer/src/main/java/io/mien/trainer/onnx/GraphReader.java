package io.mien.trainer.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.mien.recognition.MienException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds nodes and float32 constants of a graph by the names that {@link OnnxGraph} gave them. */
final class GraphReader {

  private final GraphProto graph;
  private final Map<String, NodeProto> makers = new HashMap<>();
  private final Map<String, TensorProto> constants = new HashMap<>();

  GraphReader(GraphProto graph) {
    this.graph = graph;
    graph.getNodeList().forEach(node -> makers.put(node.getOutput(0), node));
    graph.getInitializerList().forEach(tensor -> constants.put(tensor.getName(), tensor));
  }

  GraphProto graph() {
    return graph;
  }

  /** Whether a node of that kind makes the value. */
  boolean made(String value, String operator) {
    NodeProto maker = makers.get(value);
    return maker != null && maker.getOpType().equals(operator);
  }

  /** The node of that kind that makes a value. */
  NodeProto maker(String value, String operator) {
    NodeProto maker = makers.get(value);
    if (maker == null || !maker.getOpType().equals(operator)) {
      throw refused("'%s' is not made by %s".formatted(value, operator));
    }
    return maker;
  }

  /** The numbers of a float32 constant, in row-major order. */
  float[] floats(String name) {
    TensorProto tensor = constants.get(name);
    if (tensor == null || tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
      throw refused("it has no float32 numbers '%s'".formatted(name));
    }
    float[] values = new float[tensor.getRawData().size() / Float.BYTES];
    tensor
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }

  /** A setting of a node that is a list of whole numbers. */
  static List<Long> integers(NodeProto node, String setting) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(setting))
        .findFirst()
        .orElseThrow(() -> refused("'%s' has no %s".formatted(node.getName(), setting)))
        .getIntsList();
  }

  static MienException refused(String how) {
    return new MienException(
        "The graph is not that of a deep belief network: %s; give a bundle of mien train dbn."
            .formatted(how));
  }
}
