package io.mien.recognition.face;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import io.mien.recognition.MienException;
import io.mien.recognition.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.FaceDetectorYN;

/**
 * YuNet (Wu et al., 2023) through OpenCV's {@code FaceDetectorYN}: boxes, five landmarks and a
 * score.
 */
public final class YuNetFaceDetector implements FaceDetector {

  private static final String FETCH =
      "get it with 'mien models fetch yunet' and name it with --detector FILE";

  /** Candidates that enter non-maximum suppression, as in OpenCV. */
  private static final int TOP_K = 5000;

  private static final long MAX_MODEL_BYTES = 64L << 20;
  private static final int PROBE_SIZE = 64;

  // A row of FaceDetectorYN's answer: box, then x and y of right eye, left eye, nose tip, right and
  // left corner of the mouth, then the score.
  private static final int EYE_RIGHT = 4;
  private static final int EYE_LEFT = 6;
  private static final int NOSE = 8;
  private static final int MOUTH_RIGHT = 10;
  private static final int MOUTH_LEFT = 12;
  private static final int SCORE = 14;
  private static final int COLUMNS = 15;

  private final FaceDetectorYN network;
  private final ReducedImage reduced;
  private final Mat answer = new Mat();

  private YuNetFaceDetector(FaceDetectorYN network, int longestSide) {
    this.network = network;
    this.reduced = new ReducedImage(longestSide);
  }

  /**
   * Opens YuNet's ONNX file.
   *
   * @throws MienException if the file is missing, unreadable or something else than YuNet
   */
  public static YuNetFaceDetector open(Path onnx, DetectorOptions options) {
    setNumThreads(1);
    byte[] graph = read(onnx);
    YuNetFaceDetector detector = null;
    try {
      detector = new YuNetFaceDetector(network(graph, options), options.longestSide());
      detector.probe();
      return detector;
    } catch (RuntimeException e) {
      if (detector != null) {
        detector.close();
      }
      throw new MienException(
          "The face detector %s is not a YuNet model that OpenCV can run; %s."
              .formatted(onnx, FETCH),
          e);
    }
  }

  private static FaceDetectorYN network(byte[] graph, DetectorOptions options) {
    try (Size any = new Size(PROBE_SIZE, PROBE_SIZE);
        BytePointer framework = new BytePointer("onnx");
        BytePointer weights = new BytePointer(graph);
        BytePointer none = new BytePointer(0)) {
      return FaceDetectorYN.create(
          framework, weights, none, any, options.minScore(), options.maxOverlap(), TOP_K, 0, 0);
    }
  }

  private static byte[] read(Path onnx) {
    try {
      if (Files.isDirectory(onnx) || Files.size(onnx) > MAX_MODEL_BYTES) {
        throw new MienException("The face detector %s is no model; %s.".formatted(onnx, FETCH));
      }
      return Files.readAllBytes(onnx);
    } catch (NoSuchFileException e) {
      throw new MienException("The face detector %s does not exist; %s.".formatted(onnx, FETCH), e);
    } catch (IOException e) {
      throw new MienException(
          "The face detector %s cannot be read (%s); %s.".formatted(onnx, e.getMessage(), FETCH),
          e);
    }
  }

  /** A graph that is not YuNet's may load, and fails only here. */
  private void probe() {
    try (Frame gray = Frame.ofBgr(PROBE_SIZE, PROBE_SIZE, new byte[3 * PROBE_SIZE * PROBE_SIZE])) {
      detect(gray);
    }
  }

  @Override
  public List<Face> detect(Frame frame) {
    Mat image = reduced.of(frame);
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
        faces.add(face(row));
      }
    }
    return FaceOrder.leftToRight(faces);
  }

  private Face face(float[] row) {
    return new Face(
        reduced.toFrame(row[0], row[1], row[2], row[3]),
        new Landmarks(
            point(row, EYE_RIGHT),
            point(row, EYE_LEFT),
            point(row, NOSE),
            point(row, MOUTH_RIGHT),
            point(row, MOUTH_LEFT)),
        Math.min(1, Math.max(0, row[SCORE])));
  }

  private Point point(float[] row, int column) {
    return reduced.toFrame(row[column], row[column + 1]);
  }

  @Override
  public String name() {
    return "YuNet";
  }

  @Override
  public void close() {
    answer.close();
    reduced.close();
    network.close();
  }
}
