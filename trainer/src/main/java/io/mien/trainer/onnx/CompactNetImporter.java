package io.mien.trainer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mien.recognition.MienException;
import io.mien.trainer.cnn.CompactNetWeights;
import io.mien.trainer.cnn.ConvNormWeights;
import io.mien.trainer.cnn.NetShape;
import io.mien.trainer.data.Truth;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads back what {@link CompactNetExporter} wrote, to the same numbers: batch normalisation was
 * not folded into kernels, and names of constants tell where they belong.
 */
public final class CompactNetImporter {

  private static final String HALF = ".half";
  private static final String REFUSED =
      "The graph was not written by mien export from a CompactNet, so that nothing can learn on"
          + " from it; give a bundle of mien export.";

  private final Map<String, TensorProto> constants = new HashMap<>();
  private final ModelProto model;

  private CompactNetImporter(ModelProto model) {
    this.model = model;
    model.getGraph().getInitializerList().forEach(each -> constants.put(each.getName(), each));
  }

  /**
   * The numbers of a net.
   *
   * @param graph the bytes of an ONNX file
   * @param dropout that the net was trained with, which a graph does not tell
   * @throws MienException if the exporter did not write it
   */
  public static CompactNetWeights read(byte[] graph, double dropout) {
    try {
      return new CompactNetImporter(ModelProto.parseFrom(graph)).net(dropout);
    } catch (InvalidProtocolBufferException
        | IllegalArgumentException
        | IndexOutOfBoundsException e) {
      throw new MienException(REFUSED, e);
    }
  }

  /** Whether a graph bears the name that the exporter gives. */
  public static boolean canRead(byte[] graph) {
    try {
      return ModelProto.parseFrom(graph).getGraph().getName().equals(CompactNetExporter.NAME);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static MienException refused() {
    return new MienException(REFUSED);
  }

  private CompactNetWeights net(double dropout) {
    List<Truth> heads = heads();
    ConvNormWeights stem = layer("stem", 1).orElseThrow(() -> refused());
    List<CompactNetWeights.Block> blocks = new ArrayList<>();
    List<Integer> widths = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (int stage = 0; has("stage%d.block0.first".formatted(stage)); stage++) {
      int before = blocks.size();
      for (int i = 0; has("stage%d.block%d.first".formatted(stage, i)); i++) {
        blocks.add(block("stage%d.block%d".formatted(stage, i), i == 0));
      }
      counts.add(blocks.size() - before);
      widths.add(Math.toIntExact(blocks.get(before).first().shape()[0]));
    }
    ValueInfoProto face = model.getGraph().getInput(0);
    long size = face.getType().getTensorType().getShape().getDim(1).getDimValue();
    NetShape shape =
        new NetShape(
            Math.toIntExact(size),
            heads,
            Math.toIntExact(stem.shape()[0]),
            widths,
            counts,
            dropout);
    return new CompactNetWeights(shape, stem, blocks, dense(shape));
  }

  // An output of eight is by votes, one of seven by labels: the exporter knows no others.
  private List<Truth> heads() {
    List<Truth> heads = new ArrayList<>();
    for (ValueInfoProto output : model.getGraph().getOutputList()) {
      long labels = output.getType().getTensorType().getShape().getDim(1).getDimValue();
      if (!output.getName().equals(CompactNetExporter.output(heads.size()))) {
        throw refused();
      }
      heads.add(labels == Truth.VOTES.labels().size() ? Truth.VOTES : Truth.LABEL);
    }
    return heads;
  }

  private boolean has(String layer) {
    return constants.containsKey(layer + ".kernel" + HALF);
  }

  private CompactNetWeights.Block block(String name, boolean halving) {
    return new CompactNetWeights.Block(
        layer(name + ".first", halving ? 2 : 1).orElseThrow(() -> refused()),
        layer(name + ".second", 1).orElseThrow(() -> refused()),
        layer(name + ".shortcut", 1).orElse(null),
        halving);
  }

  private Optional<ConvNormWeights> layer(String name, int stride) {
    if (!has(name)) {
      return Optional.empty();
    }
    long[] shape =
        constant(name + ".kernel" + HALF).getDimsList().stream()
            .mapToLong(Long::longValue)
            .toArray();
    return Optional.of(
        new ConvNormWeights(
            name,
            stride,
            shape,
            numbers(name + ".kernel" + HALF),
            numbers(name + ".gamma"),
            numbers(name + ".beta"),
            numbers(name + ".mean"),
            numbers(name + ".variance")));
  }

  private CompactNetWeights.Dense dense(NetShape shape) {
    float[] weights = new float[shape.outputs() * shape.features()];
    float[] bias = new float[shape.outputs()];
    for (int head = 0; head < shape.heads().size(); head++) {
      String name = CompactNetExporter.output(head);
      int first = shape.firstOutput(head);
      float[] part = numbers(name + ".weight" + HALF);
      System.arraycopy(part, 0, weights, first * shape.features(), part.length);
      float[] shift = numbers(name + ".bias");
      System.arraycopy(shift, 0, bias, first, shift.length);
    }
    return new CompactNetWeights.Dense(weights, bias);
  }

  private TensorProto constant(String name) {
    TensorProto constant = constants.get(name);
    if (constant == null) {
      throw refused();
    }
    return constant;
  }

  private float[] numbers(String name) {
    TensorProto constant = constant(name);
    ByteBuffer raw = constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    boolean half = constant.getDataType() == DataType.FLOAT16.getNumber();
    float[] numbers = new float[raw.remaining() / (half ? Short.BYTES : Float.BYTES)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = half ? Half.value(raw.getShort()) : raw.getFloat();
    }
    return numbers;
  }
}
