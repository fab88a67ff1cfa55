package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.recognition.route.RoutedEstimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole way of a frame: find its faces, estimate all of them. All faces of a frame make one
 * batch.
 *
 * <p>Not thread-safe: every thread has its own, and all of them share one {@link
 * RoutedEmotionModel}. Closing closes the finder and leaves the model open.
 */
public final class Recognizer implements AutoCloseable {

  private static final double NANOS_PER_MS = 1e6;

  private final FaceFinder finder;
  private final RoutedEmotionModel model;

  /**
   * @param finder owned from now on
   * @param model shared, and closed by whoever opened it
   */
  public Recognizer(FaceFinder finder, RoutedEmotionModel model) {
    this.finder = requireNonNull(finder, "finder");
    this.model = requireNonNull(model, "model");
  }

  /**
   * Recognizes a picture that belongs to no camera.
   *
   * @param encoded JPEG or PNG
   * @throws io.mien.recognition.frame.UndecodableFrameException if that is no acceptable picture
   * @throws MienException if the model fails
   */
  public RecognizedFrame recognize(byte[] encoded) {
    return recognize(finder.find(encoded));
  }

  /**
   * Recognizes the next frame of a camera.
   *
   * @param encoded JPEG or PNG
   * @param capturedAt by the camera's clock
   * @throws io.mien.recognition.frame.UndecodableFrameException if that is no acceptable picture
   * @throws MienException if the model fails
   */
  public RecognizedFrame recognize(byte[] encoded, String camera, Instant capturedAt) {
    return recognize(finder.find(encoded, camera, capturedAt));
  }

  private RecognizedFrame recognize(FoundFrame found) {
    long start = System.nanoTime();
    List<RoutedEstimate> estimates =
        model.route(found.faces().stream().map(FoundFace::crop).toList());
    double inferMs = (System.nanoTime() - start) / NANOS_PER_MS;
    return new RecognizedFrame(
        found.width(),
        found.height(),
        paired(found.faces(), estimates),
        found.unaligned(),
        found.latencies().withInferMs(inferMs));
  }

  private static List<RecognizedFace> paired(
      List<FoundFace> faces, List<RoutedEstimate> estimates) {
    List<RecognizedFace> recognized = new ArrayList<>(faces.size());
    for (int i = 0; i < faces.size(); i++) {
      RoutedEstimate routed = estimates.get(i);
      recognized.add(new RecognizedFace(faces.get(i).face(), routed.estimate(), routed.route()));
    }
    return recognized;
  }

  @Override
  public void close() {
    finder.close();
  }
}
