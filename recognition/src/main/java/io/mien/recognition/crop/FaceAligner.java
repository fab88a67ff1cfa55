package io.mien.recognition.crop;

import static java.util.Objects.requireNonNull;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.face.SimilarityTransform;
import io.mien.recognition.frame.Frame;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Brings a face to a model's pose: the similarity transform that puts its eyes on the template,
 * sampled from the full frame. What lies beyond the frame repeats its rim.
 *
 * <p>A large face is first sampled on a grid finer by a whole factor, at about one sample for each
 * pixel of the frame, and then averaged over areas, so that shrinking does not alias. Thread-safe.
 */
public final class FaceAligner {

  /** Faces more than this many times the template are sampled at every other pixel and so on. */
  private static final int MAX_OVERSAMPLING = 24;

  /** Eyes closer than this many pixels tell neither size nor tilt. */
  private static final double MIN_EYE_DISTANCE = 1;

  private final CropTemplate template;

  public FaceAligner(CropTemplate template) {
    this.template = requireNonNull(template, "template");
  }

  /** What faces are brought to. */
  public CropTemplate template() {
    return template;
  }

  /**
   * @param landmarks in pixels of the frame; only the eyes are used
   * @throws DegenerateFaceException if the eyes coincide
   */
  public AlignedCrop align(Frame frame, Landmarks landmarks) {
    SimilarityTransform transform = toTemplate(landmarks);
    int finer = (int) Math.min(MAX_OVERSAMPLING, Math.max(1, Math.ceil(1 / transform.scale())));
    try (Mat sampled = sample(frame, finer(transform, finer), finer * template.size());
        Mat shrunk = shrink(sampled, finer);
        Mat colored = new Mat()) {
      cvtColor(shrunk, colored, template.channels() == 1 ? COLOR_BGR2GRAY : COLOR_BGR2RGB);
      byte[] pixels = new byte[template.bytes()];
      colored.data().get(pixels);
      return AlignedCrop.of(template.size(), template.channels(), pixels);
    }
  }

  private SimilarityTransform toTemplate(Landmarks landmarks) {
    Point right = landmarks.rightEye();
    Point left = landmarks.leftEye();
    if (Math.hypot(left.x() - right.x(), left.y() - right.y()) < MIN_EYE_DISTANCE) {
      throw new DegenerateFaceException(right, left);
    }
    return SimilarityTransform.between(right, left, template.rightEye(), template.leftEye());
  }

  /**
   * The same transform onto a grid with {@code factor} times the pixels along each side. Places are
   * pixel centers, so the middle of pixel 0 is the middle of the first {@code factor} pixels.
   */
  private static SimilarityTransform finer(SimilarityTransform transform, int factor) {
    double shift = (factor - 1) / 2.0;
    return new SimilarityTransform(
        factor * transform.a(),
        factor * transform.b(),
        factor * transform.tx() + shift,
        factor * transform.ty() + shift);
  }

  private static Mat sample(Frame frame, SimilarityTransform transform, int side) {
    Mat sampled = new Mat();
    try (DoublePointer numbers = new DoublePointer(transform.matrix());
        Mat matrix = new Mat(2, 3, CV_64FC1, numbers);
        Size size = new Size(side, side);
        Scalar unused = new Scalar()) {
      warpAffine(frame.pixels(), sampled, matrix, size, INTER_LINEAR, BORDER_REPLICATE, unused);
    }
    return sampled;
  }

  private Mat shrink(Mat sampled, int factor) {
    if (factor == 1) {
      return new Mat(sampled);
    }
    Mat shrunk = new Mat();
    try (Size size = new Size(template.size(), template.size())) {
      resize(sampled, shrunk, size, 0, 0, INTER_AREA);
    }
    return shrunk;
  }
}
