package io.mien.recognition;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The smallest graph that keeps the contract of emotion models: from a face's mean brightness m in
 * [0, 1], label k gets the logit {@code (4 m + tilt) k}; valence is {@code 2 m} and arousal {@code
 * -2 m}, which overshoots on bright faces.
 *
 * @param input name of the input
 * @param inputType of {@link TensorProto.DataType}
 * @param tilt 0 but for graphs that shall answer otherwise
 * @param fer2013 whether there are seven {@code fer2013_probabilities} as well
 * @param softmax whether the outputs are probabilities
 */
public record TinyGraph(
    int size,
    int channels,
    int labels,
    String input,
    TensorProto.DataType inputType,
    int tilt,
    boolean fer2013,
    boolean valenceArousal,
    boolean softmax) {

  public static TinyGraph of(int size, int channels, int labels) {
    return new TinyGraph(
        size, channels, labels, "face", TensorProto.DataType.UINT8, 0, false, false, true);
  }

  public TinyGraph withValenceArousal() {
    return new TinyGraph(size, channels, labels, input, inputType, tilt, fer2013, true, softmax);
  }

  public TinyGraph withInput(String name, TensorProto.DataType type) {
    return new TinyGraph(
        size, channels, labels, name, type, tilt, fer2013, valenceArousal, softmax);
  }

  public TinyGraph withoutSoftmax() {
    return new TinyGraph(
        size, channels, labels, input, inputType, tilt, fer2013, valenceArousal, false);
  }

  public TinyGraph withTilt(int by) {
    return new TinyGraph(
        size, channels, labels, input, inputType, by, fer2013, valenceArousal, softmax);
  }

  public TinyGraph withFer2013() {
    return new TinyGraph(
        size, channels, labels, input, inputType, tilt, true, valenceArousal, softmax);
  }

  /** The probabilities that the graph must give for a mean brightness in [0, 255]. */
  public double[] expected(double mean) {
    double[] exp =
        IntStream.range(0, labels)
            .mapToDouble(k -> Math.exp((4 * mean / 255 + tilt) * k))
            .toArray();
    double sum = Arrays.stream(exp).sum();
    return Arrays.stream(exp).map(e -> e / sum).toArray();
  }

  /** The ONNX file. */
  public byte[] bytes() {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("tiny")
            .addInput(value(input, inputType, size, size, channels))
            .addOutput(value("probabilities", TensorProto.DataType.FLOAT, labels))
            .addInitializer(floats("full", 255))
            .addInitializer(floats("slopes", IntStream.range(0, labels).map(k -> 4 * k).toArray()))
            .addNode(cast())
            .addNode(mean())
            .addInitializer(
                TensorProto.newBuilder()
                    .setName("last")
                    .setDataType(TensorProto.DataType.INT64_VALUE)
                    .addDims(1)
                    .addInt64Data(1))
            .addNode(node("Unsqueeze", "means", "last", "mean"))
            .addNode(node("Div", "mean", "full", "brightness"))
            .addInitializer(
                floats("tilts", IntStream.range(0, labels).map(k -> tilt * k).toArray()))
            .addNode(node("Mul", "brightness", "slopes", "risen"))
            .addNode(node("Add", "risen", "tilts", "logits"))
            .addNode(
                NodeProto.newBuilder()
                    .setOpType(softmax ? "Softmax" : "Identity")
                    .addInput("logits")
                    .addOutput("probabilities"));
    if (valenceArousal) {
      graph
          .addOutput(value("valence_arousal", TensorProto.DataType.FLOAT, 2))
          .addInitializer(floats("affect", 2, -2))
          .addNode(node("Mul", "brightness", "affect", "valence_arousal"));
    }
    if (fer2013) {
      graph
          .addOutput(value("fer2013_probabilities", TensorProto.DataType.FLOAT, 7))
          .addInitializer(floats("seven", IntStream.range(0, 7).map(k -> tilt * k).toArray()))
          .addNode(node("Add", "brightness", "seven", "seven_logits"))
          .addNode(
              NodeProto.newBuilder()
                  .setOpType("Softmax")
                  .addInput("seven_logits")
                  .addOutput("fer2013_probabilities"));
    }
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private NodeProto cast() {
    return NodeProto.newBuilder()
        .setOpType("Cast")
        .addInput(input)
        .addOutput("float")
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("to")
                .setType(AttributeProto.AttributeType.INT)
                .setI(TensorProto.DataType.FLOAT_VALUE))
        .build();
  }

  /** [N, H, W, C] to [N]. */
  private NodeProto mean() {
    return NodeProto.newBuilder()
        .setOpType("ReduceMean")
        .addInput("float")
        .addOutput("means")
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("axes")
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(List.of(1L, 2L, 3L)))
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("keepdims")
                .setType(AttributeProto.AttributeType.INT)
                .setI(0))
        .build();
  }

  private static NodeProto node(String type, String first, String second, String output) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .addInput(first)
        .addInput(second)
        .addOutput(output)
        .build();
  }

  private static TensorProto floats(String name, int... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT_VALUE)
            .addDims(values.length);
    for (int value : values) {
      tensor.addFloatData(value);
    }
    return tensor.build();
  }

  /** A tensor whose first dimension is free. */
  private static ValueInfoProto value(String name, TensorProto.DataType type, int... dimensions) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder()
            .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
    for (int dimension : dimensions) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dimension));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }
}
