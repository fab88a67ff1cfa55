package io.mien.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds an ONNX model node by node. Every method that adds something returns the name of the value
 * it makes, for use as an input further on. Not thread-safe.
 */
public final class OnnxGraph {

  /** Operator set that graphs are written in; ONNX Runtime 1.12 and later run it. */
  public static final long OPSET = 17;

  /** Version of the file format. */
  public static final long IR_VERSION = 8;

  private static final String BATCH = "N";

  private final GraphProto.Builder graph = GraphProto.newBuilder();

  /** An empty graph. */
  public OnnxGraph(String name) {
    graph.setName(name);
  }

  /** A graph that goes on where another one ends; its outputs are not yet said. */
  OnnxGraph(String name, GraphProto begin) {
    graph.mergeFrom(begin).clearOutput().setName(name);
  }

  /** An input of uint8 whose first axis, the batch, is free. */
  public String bytes(String name, long... shape) {
    graph.addInput(value(name, DataType.UINT8, shape));
    return name;
  }

  /** Makes a float32 value an output, under its own name; its first axis, the batch, is free. */
  public void output(String name, long... shape) {
    graph.addOutput(value(name, DataType.FLOAT, shape));
  }

  /** Constant float32 numbers in row-major order. */
  public String floats(String name, float[] values, long... shape) {
    ByteBuffer raw = littleEndian(values.length * Float.BYTES);
    raw.asFloatBuffer().put(values);
    return constant(name, DataType.FLOAT, raw, shape);
  }

  /** Constant numbers stored as float16 and used as float32: half the file, no loss if they fit. */
  public String halves(String name, float[] values, long... shape) {
    ByteBuffer raw = littleEndian(values.length * Short.BYTES);
    for (float value : values) {
      raw.putShort(Half.bits(value));
    }
    String stored = constant(name + ".half", DataType.FLOAT16, raw.rewind(), shape);
    return node("Cast", name, List.of(stored), Attributes.integer("to", DataType.FLOAT_VALUE));
  }

  /** Constant int64 numbers along one axis, such as a shape. */
  public String integers(String name, long... values) {
    ByteBuffer raw = littleEndian(values.length * Long.BYTES);
    raw.asLongBuffer().put(values);
    return constant(name, DataType.INT64, raw, values.length);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(String name, DataType type, ByteBuffer raw, long... shape) {
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .setRawData(ByteString.copyFrom(raw)));
    return name;
  }

  /** One operation with one output, which bears the node's name. */
  public String node(
      String operator, String name, List<String> inputs, AttributeProto... settings) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addAllInput(inputs)
            .addOutput(name)
            .addAllAttribute(List.of(settings)));
    return name;
  }

  /** The same operation on another input. */
  void copy(NodeProto node, String input, String instead) {
    NodeProto.Builder copy = node.toBuilder();
    for (int i = 0; i < node.getInputCount(); i++) {
      if (node.getInput(i).equals(input)) {
        copy.setInput(i, instead);
      }
    }
    graph.addNode(copy);
  }

  /** What was built so far. */
  GraphProto graph() {
    return graph.build();
  }

  private static ValueInfoProto value(String name, DataType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
    for (long size : shape) {
      dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(type.getNumber())
                        .setShape(dimensions)))
        .build();
  }

  /**
   * The model as a file's bytes; equal graphs and metadata give equal bytes.
   *
   * @param metadata how the model came to be, readable by every ONNX tool
   */
  public byte[] model(Map<String, String> metadata) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("mien")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph);
    new TreeMap<>(metadata)
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }
}
