package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.DegenerateFaceException;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.recognition.route.RoutedEstimate;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole way of a frame: decode, detect, align, estimate. All faces of a frame make one batch.
 *
 * <p>Not thread-safe: every thread has its own, and all of them share one {@link
 * RoutedEmotionModel}. Closing closes the detector and leaves the model open.
 */
public final class Recognizer implements AutoCloseable {

  private static final double NANOS_PER_MS = 1e6;

  private final FrameDecoder decoder;
  private final FaceDetector detector;
  private final FaceAligner aligner;
  private final RoutedEmotionModel model;

  /**
   * @param detector owned from now on
   * @param model shared, and closed by whoever opened it
   */
  public Recognizer(
      FrameDecoder decoder, FaceDetector detector, FaceAligner aligner, RoutedEmotionModel model) {
    this.decoder = requireNonNull(decoder, "decoder");
    this.detector = requireNonNull(detector, "detector");
    this.aligner = requireNonNull(aligner, "aligner");
    this.model = requireNonNull(model, "model");
  }

  /**
   * @param encoded JPEG or PNG
   * @throws io.mien.recognition.frame.UndecodableFrameException if that is no acceptable picture
   * @throws MienException if the model fails
   */
  public RecognizedFrame recognize(byte[] encoded) {
    long start = System.nanoTime();
    try (Frame frame = decoder.decode(encoded)) {
      long decoded = System.nanoTime();
      List<Face> found = detector.detect(frame);
      long detected = System.nanoTime();
      List<Face> faces = new ArrayList<>(found.size());
      List<Face> unaligned = new ArrayList<>();
      List<AlignedCrop> crops = new ArrayList<>(found.size());
      for (Face face : found) {
        try {
          crops.add(aligner.align(frame, face.landmarks()));
          faces.add(face);
        } catch (DegenerateFaceException e) {
          unaligned.add(face);
        }
      }
      long aligned = System.nanoTime();
      List<RoutedEstimate> estimates = model.route(crops);
      long inferred = System.nanoTime();
      return new RecognizedFrame(
          frame.width(),
          frame.height(),
          paired(faces, estimates),
          unaligned,
          new StageLatencies(
              (decoded - start) / NANOS_PER_MS,
              (detected - decoded) / NANOS_PER_MS,
              (aligned - detected) / NANOS_PER_MS,
              (inferred - aligned) / NANOS_PER_MS));
    }
  }

  private static List<RecognizedFace> paired(List<Face> faces, List<RoutedEstimate> estimates) {
    List<RecognizedFace> recognized = new ArrayList<>(faces.size());
    for (int i = 0; i < faces.size(); i++) {
      RoutedEstimate routed = estimates.get(i);
      recognized.add(new RecognizedFace(faces.get(i), routed.estimate(), routed.route()));
    }
    return recognized;
  }

  @Override
  public void close() {
    detector.close();
  }
}
