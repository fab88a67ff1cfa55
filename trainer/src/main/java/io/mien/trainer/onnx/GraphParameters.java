package io.mien.trainer.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mien.recognition.MienException;
import java.util.regex.Pattern;

/** Counts what a graph has learned. */
public final class GraphParameters {

  // What exporters here and PyTorch's own call what layers learn. Statistics of batch normalization
  // and constants of the preparation are called otherwise.
  private static final Pattern LEARNED =
      Pattern.compile(".*\\.(weight|bias|kernel|gamma|beta)(\\.half)?");

  private GraphParameters() {}

  /**
   * How many numbers the weights and biases of all layers have.
   *
   * @param graph the bytes of an ONNX file
   * @throws MienException if it is none
   */
  public static long count(byte[] graph) {
    try {
      return ModelProto.parseFrom(graph).getGraph().getInitializerList().stream()
          .filter(tensor -> LEARNED.matcher(tensor.getName()).matches())
          .mapToLong(GraphParameters::numbers)
          .sum();
    } catch (InvalidProtocolBufferException e) {
      throw new MienException("The graph is no ONNX file; export it again.", e);
    }
  }

  private static long numbers(TensorProto tensor) {
    return tensor.getDimsList().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
  }
}
