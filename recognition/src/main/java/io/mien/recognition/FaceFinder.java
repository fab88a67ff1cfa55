package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.DegenerateFaceException;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.quality.QualityMeter;
import java.util.ArrayList;
import java.util.List;

/**
 * The first half of the way of a frame: decode, detect, align, measure. What it returns needs no
 * native memory any more.
 *
 * <p>Not thread-safe: every thread has its own. Closing closes the detector.
 */
public final class FaceFinder implements AutoCloseable {

  private static final double NANOS_PER_MS = 1e6;

  private final FrameDecoder decoder;
  private final FaceDetector detector;
  private final FaceAligner aligner;
  private final QualityMeter meter;

  /**
   * @param detector owned from now on
   */
  public FaceFinder(FrameDecoder decoder, FaceDetector detector, FaceAligner aligner) {
    this.decoder = requireNonNull(decoder, "decoder");
    this.detector = requireNonNull(detector, "detector");
    this.aligner = requireNonNull(aligner, "aligner");
    this.meter = new QualityMeter(aligner.template());
  }

  /** What faces are brought to. */
  public CropTemplate template() {
    return aligner.template();
  }

  /**
   * @param encoded JPEG or PNG
   * @throws io.mien.recognition.frame.UndecodableFrameException if that is no acceptable picture
   */
  public FoundFrame find(byte[] encoded) {
    long start = System.nanoTime();
    try (Frame frame = decoder.decode(encoded)) {
      long decoded = System.nanoTime();
      List<Face> detections = detector.detect(frame);
      long detected = System.nanoTime();
      List<FoundFace> faces = new ArrayList<>(detections.size());
      List<Face> unaligned = new ArrayList<>();
      for (Face face : detections) {
        try {
          AlignedCrop crop = aligner.align(frame, face.landmarks());
          faces.add(new FoundFace(face, crop, meter.measure(face, crop)));
        } catch (DegenerateFaceException e) {
          unaligned.add(face);
        }
      }
      long aligned = System.nanoTime();
      return new FoundFrame(
          frame.width(),
          frame.height(),
          faces,
          unaligned,
          new StageLatencies(
              (decoded - start) / NANOS_PER_MS,
              (detected - decoded) / NANOS_PER_MS,
              (aligned - detected) / NANOS_PER_MS,
              0));
    }
  }

  @Override
  public void close() {
    detector.close();
  }
}
