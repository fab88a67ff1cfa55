package io.mien.recognition.emotion;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.mien.recognition.MienException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a graph must offer: input {@code face} uint8 [N, H, W, C], outputs {@code probabilities}
 * float32 [N, K] and, where trained, {@code valence_arousal} float32 [N, 2] and {@code
 * fer2013_probabilities} float32 [N, 7]. N is free, H equals W, C is 1 or 3, K is the number of
 * labels.
 *
 * @param size H and W
 * @param channels C
 * @param probabilities the output that the distributions are taken from
 * @param valenceArousal whether that output is there
 */
record OnnxGraphContract(int size, int channels, String probabilities, boolean valenceArousal) {

  static final String FACE = "face";
  static final String PROBABILITIES = "probabilities";
  static final String VALENCE_AROUSAL = "valence_arousal";

  private static final long FREE = -1;

  /**
   * @throws MienException naming the first input or output that differs
   */
  static OnnxGraphContract of(OrtSession session, String probabilities, int labels)
      throws OrtException {
    OnnxGraphContract faces = ofFaces(session, probabilities);
    Map<String, NodeInfo> outputs = session.getOutputInfo();
    requireColumns(probabilities, outputs.get(probabilities), labels);
    boolean valenceArousal = outputs.containsKey(VALENCE_AROUSAL);
    if (valenceArousal) {
      requireColumns(VALENCE_AROUSAL, outputs.get(VALENCE_AROUSAL), 2);
    }
    return new OnnxGraphContract(faces.size(), faces.channels(), probabilities, valenceArousal);
  }

  /** The input alone; the output that is read may be of any meaning. */
  static OnnxGraphContract ofFaces(OrtSession session, String output) throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1) {
      throw refused("has the inputs " + inputs.keySet() + " and must have '" + FACE + "' alone");
    }
    long[] face = shape("input", FACE, inputs.get(FACE), OnnxJavaType.UINT8);
    if (face.length != 4
        || face[0] != FREE
        || face[1] != face[2]
        || face[1] < 1
        || (face[3] != 1 && face[3] != 3)) {
      throw refused(
          "takes faces of shape %s and must take [N, size, size, 1 or 3]"
              .formatted(Arrays.toString(face)));
    }
    return new OnnxGraphContract(Math.toIntExact(face[1]), (int) face[3], output, false);
  }

  private static void requireColumns(String name, @Nullable NodeInfo node, int columns) {
    long[] shape = shape("output", name, node, OnnxJavaType.FLOAT);
    if (shape.length != 2 || shape[0] != FREE || shape[1] != columns) {
      throw refused(
          "gives '%s' of shape %s and must give [N, %d]"
              .formatted(name, Arrays.toString(shape), columns));
    }
  }

  private static long[] shape(
      String kind, String name, @Nullable NodeInfo node, OnnxJavaType type) {
    if (node == null) {
      throw refused("has no %s '%s'".formatted(kind, name));
    }
    if (!(node.getInfo() instanceof TensorInfo tensor) || tensor.type != type) {
      throw refused("has the %s '%s' of another type than %s".formatted(kind, name, type));
    }
    return tensor.getShape();
  }

  private static MienException refused(String how) {
    return new MienException(
        "The ONNX graph %s; export it with 'mien train' or 'mien export'.".formatted(how));
  }

  /** Bytes of one face. */
  int faceBytes() {
    return size * size * channels;
  }

  /** Shape of a batch. */
  long[] batch(int faces) {
    return new long[] {faces, size, size, channels};
  }
}
