package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.DegenerateFaceException;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.follow.FollowSettings;
import io.mien.recognition.follow.FollowingDetector;
import io.mien.recognition.follow.Search;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.quality.QualityMeter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The first half of the way of a frame: decode, detect or follow, align, measure. What it returns
 * needs no native memory any more.
 *
 * <p>Not thread-safe: every thread has its own. Closing closes the detector.
 */
public final class FaceFinder implements AutoCloseable {

  private static final double NANOS_PER_MS = 1e6;

  private final FrameDecoder decoder;
  private final FollowingDetector detector;
  private final FaceAligner aligner;
  private final QualityMeter meter;

  /**
   * Searches every frame.
   *
   * @param detector owned from now on
   */
  public FaceFinder(FrameDecoder decoder, FaceDetector detector, FaceAligner aligner) {
    this(decoder, detector, aligner, FollowSettings.NONE);
  }

  /**
   * @param detector owned from now on
   * @param following when frames of a camera are not searched
   */
  public FaceFinder(
      FrameDecoder decoder, FaceDetector detector, FaceAligner aligner, FollowSettings following) {
    this.decoder = requireNonNull(decoder, "decoder");
    this.detector = new FollowingDetector(detector, following);
    this.aligner = requireNonNull(aligner, "aligner");
    this.meter = new QualityMeter(aligner.template());
  }

  /** What faces are brought to. */
  public CropTemplate template() {
    return aligner.template();
  }

  /**
   * Searches a picture that belongs to no camera.
   *
   * @param encoded JPEG or PNG
   * @throws io.mien.recognition.frame.UndecodableFrameException if that is no acceptable picture
   */
  public FoundFrame find(byte[] encoded) {
    return find(encoded, detector::find);
  }

  /**
   * Finds the faces of the next frame of a camera.
   *
   * @param encoded JPEG or PNG
   * @param capturedAt by the camera's clock
   * @throws io.mien.recognition.frame.UndecodableFrameException if that is no acceptable picture
   */
  public FoundFrame find(byte[] encoded, String camera, Instant capturedAt) {
    return find(encoded, frame -> detector.find(frame, camera, capturedAt));
  }

  private FoundFrame find(byte[] encoded, Function<Frame, Search> finding) {
    long start = System.nanoTime();
    try (Frame frame = decoder.decode(encoded)) {
      long decoded = System.nanoTime();
      Search search = finding.apply(frame);
      long detected = System.nanoTime();
      List<FoundFace> faces = new ArrayList<>(search.faces().size());
      List<Face> unaligned = new ArrayList<>();
      for (Face face : search.faces()) {
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
              search.detectNanos() / NANOS_PER_MS,
              search.followNanos() / NANOS_PER_MS,
              (aligned - detected) / NANOS_PER_MS,
              0));
    }
  }

  @Override
  public void close() {
    detector.close();
  }
}
