package io.mien.recognition.face;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.mien.recognition.MienException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * YuNet's graph in ONNX Runtime, on one thread of the CPU. Images of any size go in, padded with
 * black on the right and below to sides that are multiples of 32; what comes out is decoded as
 * OpenCV's {@code FaceDetectorYN} decodes it. Not thread-safe.
 */
final class YuNetNetwork implements AutoCloseable {

  /** On narrower images there is no face to see, and the network answers with nonsense. */
  private static final int NARROWEST = 16;

  private static final int MULTIPLE = 32;

  /** The sizes of two cameras and of the second look. */
  private static final int KEPT_SIZES = 3;

  private static final long FREE = -1;

  private final OrtEnvironment environment =
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "mien");

  private final OrtSession session;
  private final float maxOverlap;

  /** By width and height, the one used last at the end. */
  private final Map<List<Integer>, YuNetTensors> tensors = new LinkedHashMap<>(8, .75f, true);

  /**
   * @param graph YuNet's ONNX file
   * @param maxOverlap of two faces that overlap more, the better one is kept
   * @throws OrtException if it is no ONNX graph
   * @throws IllegalArgumentException if it is another one
   */
  YuNetNetwork(byte[] graph, float maxOverlap) throws OrtException {
    this.maxOverlap = maxOverlap;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
      session = environment.createSession(graph, options);
    }
    if (!isYuNet(session)) {
      session.close();
      throw new IllegalArgumentException(
          "YuNet takes images of any size and gives %s".formatted(YuNetTensors.outputNames()));
    }
  }

  private static boolean isYuNet(OrtSession session) throws OrtException {
    NodeInfo input = session.getInputInfo().get(YuNetTensors.INPUT);
    return input != null
        && input.getInfo() instanceof TensorInfo tensor
        && tensor.getShape().length == 4
        && tensor.getShape()[1] == 3
        && tensor.getShape()[2] == FREE
        && tensor.getShape()[3] == FREE
        && session.getOutputNames().containsAll(YuNetTensors.outputNames());
  }

  /**
   * All faces on 8-bit BGR pixels, in pixels of that image, best first.
   *
   * @param minScore of the faces, in [0, 1]
   * @throws MienException if ONNX Runtime fails
   */
  List<Face> find(Mat image, float minScore) {
    if (Math.min(image.cols(), image.rows()) < NARROWEST) {
      return List.of();
    }
    try {
      YuNetTensors ofSize = tensors(padded(image.cols()), padded(image.rows()));
      ofSize.fill(image);
      session.run(ofSize.inputs(), ofSize.outputs()).close();
      return NonMaximumSuppression.best(ofSize.faces(minScore), maxOverlap);
    } catch (OrtException e) {
      throw new MienException("The face detector failed (%s).".formatted(e.getMessage()), e);
    }
  }

  private static int padded(int side) {
    return (side + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
  }

  private YuNetTensors tensors(int width, int height) throws OrtException {
    List<Integer> size = List.of(width, height);
    YuNetTensors kept = tensors.get(size);
    if (kept == null) {
      if (tensors.size() == KEPT_SIZES) {
        List<Integer> oldest = tensors.keySet().iterator().next();
        new ArrayList<>(tensors.values()).get(0).close();
        tensors.remove(oldest);
      }
      kept = YuNetTensors.of(environment, width, height);
      tensors.put(size, kept);
    }
    return kept;
  }

  @Override
  public void close() {
    tensors.values().forEach(YuNetTensors::close);
    tensors.clear();
    try {
      session.close();
    } catch (OrtException e) {
      throw new MienException("ONNX Runtime did not close the face detector.", e);
    }
  }
}
