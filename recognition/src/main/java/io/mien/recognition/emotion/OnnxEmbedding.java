package io.mien.recognition.emotion;

import static io.mien.recognition.emotion.OnnxGraphContract.FACE;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a graph makes of faces before it answers: an output float32 [N, features] of any meaning,
 * for models that learn on top of it. Thread-safe, but closed only when no thread asks any more.
 */
public final class OnnxEmbedding implements AutoCloseable {

  private static final int BATCH = 64;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final OnnxGraphContract contract;
  private final FaceBatches batches;
  private final String output;

  private OnnxEmbedding(
      OrtEnvironment environment, OrtSession session, OnnxGraphContract contract, String output) {
    this.environment = environment;
    this.session = session;
    this.contract = contract;
    this.batches = new FaceBatches(contract);
    this.output = output;
  }

  /**
   * @param graph the bytes of an ONNX file with the input {@code face}
   * @param output the output to read
   * @throws MienException if the graph is none, takes no faces or lacks the output
   */
  public static OnnxEmbedding open(byte[] graph, String output, OnnxOptions options) {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "mien");
    try {
      OrtSession session = OnnxSessions.open(environment, graph, options).session();
      if (!session.getOutputNames().contains(output)) {
        session.close();
        throw new MienException("The ONNX graph has no output '%s'.".formatted(output));
      }
      return new OnnxEmbedding(
          environment, session, OnnxGraphContract.ofFaces(session, output), output);
    } catch (OrtException e) {
      throw new MienException(
          "The ONNX graph cannot be loaded (%s); export it again."
              .formatted(OnnxSessions.firstLine(e.getMessage())),
          e);
    }
  }

  /** The features of every face, in order. */
  public List<float[]> of(List<AlignedCrop> faces) {
    List<float[]> features = new ArrayList<>(faces.size());
    try {
      for (int from = 0; from < faces.size(); from += BATCH) {
        run(faces.subList(from, Math.min(faces.size(), from + BATCH)), features);
      }
    } catch (OrtException e) {
      throw new MienException(
          "The features of faces cannot be computed (%s)."
              .formatted(OnnxSessions.firstLine(e.getMessage())),
          e);
    }
    return features;
  }

  private void run(List<AlignedCrop> faces, List<float[]> features) throws OrtException {
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                environment, batches.of(faces), contract.batch(faces.size()), OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of(FACE, input), Set.of(output))) {
      FloatBuffer numbers = ((OnnxTensor) result.get(0)).getFloatBuffer();
      int width = numbers.remaining() / faces.size();
      for (int i = 0; i < faces.size(); i++) {
        float[] of = new float[width];
        numbers.get(of);
        features.add(of);
      }
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new MienException("ONNX Runtime did not close its session.", e);
    }
  }
}
