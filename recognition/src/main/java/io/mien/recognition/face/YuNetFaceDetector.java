package io.mien.recognition.face;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import ai.onnxruntime.OrtException;
import io.mien.recognition.MienException;
import io.mien.recognition.frame.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * YuNet (Wu, Peng and Yu, "YuNet: A Tiny Millisecond-level Face Detector", 2023): boxes, five
 * landmarks and a score. Every face is looked at twice, for the sake of its landmarks. The graph
 * runs in ONNX Runtime, which takes less than half the time of OpenCV's own networks for it.
 */
public final class YuNetFaceDetector implements FaceDetector {

  private static final String FETCH =
      "get it with 'mien models fetch yunet' and name it with --detector FILE";

  private static final long MAX_MODEL_BYTES = 64L << 20;
  private static final int PROBE_SIZE = 64;

  private final YuNetNetwork network;
  private final LandmarkRefiner refiner;
  private final ReducedImage reduced;

  private final float minScore;

  private YuNetFaceDetector(YuNetNetwork network, DetectorOptions options) {
    this.network = network;
    this.refiner = new LandmarkRefiner(network);
    this.reduced = new ReducedImage(options.longestSide());
    this.minScore = options.minScore();
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
      detector = new YuNetFaceDetector(new YuNetNetwork(graph, options.maxOverlap()), options);
      detector.probe();
      return detector;
    } catch (OrtException | RuntimeException e) {
      if (detector != null) {
        detector.close();
      }
      throw new MienException(
          "The face detector %s is not a YuNet model that ONNX Runtime can run; %s."
              .formatted(onnx, FETCH),
          e);
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
    try (Frame black = Frame.ofBgr(PROBE_SIZE, PROBE_SIZE, new byte[3 * PROBE_SIZE * PROBE_SIZE])) {
      detect(black);
    }
  }

  @Override
  public List<Face> detect(Frame frame) {
    Mat image = reduced.of(frame);
    List<Face> faces = new ArrayList<>();
    for (Face found : network.find(image, minScore)) {
      faces.add(refiner.refine(frame, reduced.toFrame(found)));
    }
    return FaceOrder.leftToRight(faces);
  }

  @Override
  public String name() {
    return "YuNet";
  }

  @Override
  public void close() {
    reduced.close();
    refiner.close();
    network.close();
  }
}
