package io.mien.trainer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mien.recognition.MienException;
import io.mien.trainer.cnn.CompactNet;
import io.mien.trainer.cnn.Layer;
import io.mien.trainer.cnn.NetShape;
import io.mien.trainer.cnn.NetWeights;
import io.mien.trainer.cnn.Task;
import io.mien.trainer.cnn.TensorSpec;
import io.mien.trainer.data.Truth;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads back what {@link NetExporter} wrote of a {@link CompactNet}, to the same numbers: names of
 * constants tell where they belong.
 */
public final class CompactNetImporter {

  /** What {@link CompactNet#title()} names its graphs. */
  private static final String NAME = "CompactNet";

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
  public static NetWeights read(byte[] graph, double dropout) {
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
      return ModelProto.parseFrom(graph).getGraph().getName().equals(NAME);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static MienException refused() {
    return new MienException(REFUSED);
  }

  private NetWeights net(double dropout) {
    List<Integer> widths = new ArrayList<>();
    List<Integer> blocks = new ArrayList<>();
    for (int stage = 0; has("stage%d.block0.first".formatted(stage)); stage++) {
      int count = 0;
      while (has("stage%d.block%d.first".formatted(stage, count))) {
        count++;
      }
      blocks.add(count);
      widths.add(channels("stage%d.block0.first".formatted(stage)));
    }
    ValueInfoProto face = model.getGraph().getInput(0);
    long size = face.getType().getTensorType().getShape().getDim(1).getDimValue();
    CompactNet shape =
        new CompactNet(
            Math.toIntExact(size), heads(), channels("stem"), widths, blocks, dropout, task());
    return new NetWeights(shape, numbers(shape));
  }

  // An output of eight is by votes, one of seven by labels: the exporter knows no others.
  private List<Truth> heads() {
    List<Truth> heads = new ArrayList<>();
    for (ValueInfoProto output : model.getGraph().getOutputList()) {
      long labels = output.getType().getTensorType().getShape().getDim(1).getDimValue();
      if (output.getName().equals(NetExporter.AFFECT)) {
        continue;
      }
      if (!output.getName().equals(NetExporter.output(heads.size()))) {
        throw refused();
      }
      heads.add(labels == Truth.VOTES.labels().size() ? Truth.VOTES : Truth.LABEL);
    }
    return heads;
  }

  private boolean has(String layer) {
    return constants.containsKey(layer + ".kernel" + HALF);
  }

  private int channels(String layer) {
    return Math.toIntExact(constant(layer + ".kernel" + HALF).getDims(0));
  }

  private Map<String, float[]> numbers(NetShape shape) {
    Map<String, float[]> numbers = new HashMap<>();
    Layer.Dense last = shape.last();
    for (TensorSpec tensor : shape.tensors()) {
      if (tensor.name().equals(last.weight())) {
        numbers.put(tensor.name(), byHead(shape, tensor, ".weight" + HALF));
      } else if (tensor.name().equals(last.bias())) {
        numbers.put(tensor.name(), byHead(shape, tensor, ".bias"));
      } else {
        numbers.put(
            tensor.name(), numbers(tensor.isKernel() ? tensor.name() + HALF : tensor.name()));
      }
    }
    return numbers;
  }

  // The last layer was written in parts, one for each head.
  private float[] byHead(NetShape shape, TensorSpec whole, String suffix) {
    float[] all = new float[Math.toIntExact(whole.count())];
    int next = 0;
    for (String output : outputs(shape)) {
      float[] part = numbers(output + suffix);
      float temperature = temperature(output);
      for (int i = 0; i < part.length; i++) {
        part[i] /= temperature;
      }
      System.arraycopy(part, 0, all, next, part.length);
      next += part.length;
    }
    return all;
  }

  private Task task() {
    if (!constants.containsKey(NetExporter.AFFECT + ".bias")) {
      return Task.EMOTIONS;
    }
    return constants.containsKey(NetExporter.output(0) + ".weight" + HALF)
        ? Task.BOTH
        : Task.AFFECT;
  }

  private static List<String> outputs(NetShape shape) {
    List<String> outputs = new ArrayList<>();
    for (int head = 0; shape.task() != Task.AFFECT && head < shape.heads().size(); head++) {
      outputs.add(NetExporter.output(head));
    }
    if (shape.affect()) {
      outputs.add(NetExporter.AFFECT);
    }
    return outputs;
  }

  // A net has no temperature: its last layer is made smaller instead, which answers the same.
  private float temperature(String output) {
    String name = output + NetExporter.TEMPERATURE;
    return constants.containsKey(name) ? numbers(name)[0] : 1;
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
