package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropResizer;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.face.FaceDetectors;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.frame.UndecodableFrameException;
import io.mien.recognition.frame.UndecodableFrameException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Makes crops of pictures by the very code that the stream uses. Not thread-safe, for its detector
 * is not: every thread has its own. What is wrong with a picture is told in a few words, for the
 * report of bad rows.
 */
final class Cropper implements AutoCloseable {

  private static final DecodeLimits LIMITS = DecodeLimits.DEFAULT;

  private final FrameDecoder decoder = new FrameDecoder(LIMITS);
  private final FaceAligner aligner;
  private final CropResizer resizer;
  private final @Nullable FaceDetector detector;

  /**
   * @throws MienException if the detector cannot be opened
   */
  Cropper(CropTemplate template, @Nullable DetectorOptions options) {
    aligner = new FaceAligner(template);
    resizer = new CropResizer(template.size(), template.channels());
    detector = options == null ? null : FaceDetectors.create(options);
  }

  AlignedCrop resized(AlignedCrop crop) {
    return resizer.crop(crop);
  }

  AlignedCrop whole(Path file) {
    try (Frame frame = decode(file)) {
      return resizer.crop(frame);
    }
  }

  AlignedCrop aligned(Path file, Landmarks landmarks) {
    try (Frame frame = decode(file)) {
      return aligner.align(frame, landmarks);
    }
  }

  /** The largest face, for the others on a picture are bystanders. */
  AlignedCrop found(Path file) {
    if (detector == null) {
      throw new IllegalStateException("a scene was listed without a detector");
    }
    try (Frame frame = decode(file)) {
      Landmarks landmarks =
          detector.detect(frame).stream()
              .max(Comparator.comparingDouble(Cropper::area))
              .map(Face::landmarks)
              .orElseThrow(() -> new MienException("no face was found on it"));
      return aligner.align(frame, landmarks);
    }
  }

  private static double area(Face face) {
    return (double) face.box().width() * face.box().height();
  }

  private Frame decode(Path file) {
    byte[] encoded = read(file);
    try {
      return decoder.decode(encoded);
    } catch (UndecodableFrameException e) {
      if (e.reason() == Reason.UNKNOWN_FORMAT) {
        return OtherFormats.decode(encoded, LIMITS);
      }
      throw new MienException(words(e.reason()), e);
    }
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > LIMITS.maxBytes()) {
        throw new MienException(words(Reason.TOO_MANY_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new MienException("there is no such picture", e);
    } catch (IOException e) {
      throw new MienException("the picture cannot be read (%s)".formatted(e.getMessage()), e);
    }
  }

  private static String words(Reason reason) {
    return switch (reason) {
      case EMPTY -> "the picture is an empty file";
      case TOO_MANY_BYTES -> "the picture has more than %d bytes".formatted(LIMITS.maxBytes());
      case TOO_MANY_PIXELS -> "the picture has more than %d pixels".formatted(LIMITS.maxPixels());
      case UNKNOWN_FORMAT -> "not a picture of a known format";
      case DAMAGED -> "the picture is damaged or cut short";
    };
  }

  @Override
  public void close() {
    if (detector != null) {
      detector.close();
    }
  }
}
