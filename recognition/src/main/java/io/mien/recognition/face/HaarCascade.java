package io.mien.recognition.face;

import io.mien.recognition.MienException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** One of the cascades that come with OpenCV. Not thread-safe. */
final class HaarCascade implements AutoCloseable {

  private static final double SCALE_STEP = 1.1;

  private final CascadeClassifier classifier;

  /**
   * Something the cascade takes for its object.
   *
   * @param neighbors how many neighboring windows agreed, at least 2
   */
  record Hit(int x, int y, int width, int height, int neighbors) {}

  private HaarCascade(CascadeClassifier classifier) {
    this.classifier = classifier;
  }

  /**
   * @param name as in {@code haarcascade_NAME.xml}
   * @throws MienException if it cannot be unpacked from the OpenCV jar
   */
  static HaarCascade open(String name) {
    String resource =
        "org/bytedeco/opencv/%s/share/opencv4/haarcascades/haarcascade_%s.xml"
            .formatted(Loader.getPlatform(), name);
    try {
      File file = Loader.cacheResource(resource);
      CascadeClassifier classifier =
          file == null ? new CascadeClassifier() : new CascadeClassifier(file.getPath());
      if (classifier.empty()) {
        classifier.close();
        throw new MienException(
            "OpenCV's jar for %s has no cascade %s; use YuNet with --detector FILE."
                .formatted(Loader.getPlatform(), name));
      }
      return new HaarCascade(classifier);
    } catch (IOException e) {
      throw new MienException(
          "The cascade %s cannot be unpacked to %s (%s); make that folder writable."
              .formatted(
                  name, System.getProperty("org.bytedeco.javacpp.cachedir", "~/.javacpp"), e),
          e);
    }
  }

  /**
   * @param gray 8-bit pixels of one channel
   * @param smallest and largest edge of the windows in pixels; largest 0 for no bound
   */
  List<Hit> find(Mat gray, int smallest, int largest) {
    try (RectVector boxes = new RectVector();
        IntPointer neighbors = new IntPointer();
        Size from = new Size(smallest, smallest);
        Size to = new Size(largest, largest)) {
      // Groups of two windows and more: OpenCV keeps what has more members than this.
      classifier.detectMultiScale2(gray, boxes, neighbors, SCALE_STEP, 1, 0, from, to);
      List<Hit> hits = new ArrayList<>();
      for (long i = 0; i < boxes.size(); i++) {
        try (Rect box = boxes.get(i)) {
          hits.add(new Hit(box.x(), box.y(), box.width(), box.height(), neighbors.get(i)));
        }
      }
      return hits;
    }
  }

  @Override
  public void close() {
    classifier.close();
  }
}
