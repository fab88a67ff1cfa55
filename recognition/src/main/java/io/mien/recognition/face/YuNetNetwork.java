package io.mien.recognition.face;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;

/** OpenCV's {@code FaceDetectorYN} with its answers as {@link Face}s. Not thread-safe. */
final class YuNetNetwork implements AutoCloseable {

  /** Candidates that enter non-maximum suppression, as in OpenCV. */
  private static final int TOP_K = 5000;

  private static final int ANY_SIZE = 64;

  /** On narrower images there is no face to see, and the network answers with nonsense. */
  private static final int NARROWEST = 16;

  // A row of the answer: box, then x and y of right eye, left eye, nose tip, right and left corner
  // of the mouth, then the score.
  private static final int EYE_RIGHT = 4;
  private static final int EYE_LEFT = 6;
  private static final int NOSE = 8;
  private static final int MOUTH_RIGHT = 10;
  private static final int MOUTH_LEFT = 12;
  private static final int SCORE = 14;
  private static final int COLUMNS = 15;

  private final FaceDetectorYN network;
  private final Mat answer = new Mat();

  /**
   * @param graph YuNet's ONNX file
   * @throws RuntimeException from OpenCV if it is something else
   */
  YuNetNetwork(byte[] graph, float minScore, float maxOverlap) {
    try (Size size = new Size(ANY_SIZE, ANY_SIZE);
        BytePointer framework = new BytePointer("onnx");
        BytePointer weights = new BytePointer(graph);
        BytePointer none = new BytePointer(0)) {
      network =
          FaceDetectorYN.create(framework, weights, none, size, minScore, maxOverlap, TOP_K, 0, 0);
    }
  }

  /** All faces on 8-bit BGR pixels, in pixels of that image, best first. */
  List<Face> find(Mat image) {
    if (Math.min(image.cols(), image.rows()) < NARROWEST) {
      return List.of();
    }
    try (Size size = image.size()) {
      network.setInputSize(size);
    }
    network.detect(image, answer);
    if (answer.rows() == 0) {
      return List.of();
    }
    List<Face> faces = new ArrayList<>(answer.rows());
    try (FloatIndexer rows = answer.createIndexer()) {
      float[] row = new float[COLUMNS];
      for (int i = 0; i < answer.rows(); i++) {
        rows.get(i, row);
        if (isFace(row)) {
          faces.add(face(row));
        }
      }
    }
    return faces;
  }

  /** Sizes are exponentials of what the network says, which may overflow. */
  private static boolean isFace(float[] row) {
    for (float value : row) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return row[2] > 0 && row[3] > 0;
  }

  private static Face face(float[] row) {
    return new Face(
        new Box(row[0], row[1], row[2], row[3]),
        new Landmarks(
            point(row, EYE_RIGHT),
            point(row, EYE_LEFT),
            point(row, NOSE),
            point(row, MOUTH_RIGHT),
            point(row, MOUTH_LEFT)),
        Math.min(1, Math.max(0, row[SCORE])));
  }

  private static Point point(float[] row, int column) {
    return new Point(row[column], row[column + 1]);
  }

  @Override
  public void close() {
    answer.close();
    network.close();
  }
}
