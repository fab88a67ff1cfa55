package io.mien.recognition.frame;

import static io.mien.recognition.frame.UndecodableFrameException.Reason.DAMAGED;
import static io.mien.recognition.frame.UndecodableFrameException.Reason.EMPTY;
import static io.mien.recognition.frame.UndecodableFrameException.Reason.TOO_MANY_BYTES;
import static io.mien.recognition.frame.UndecodableFrameException.Reason.TOO_MANY_PIXELS;
import static java.util.Objects.requireNonNull;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * JPEG or PNG bytes to a {@link Frame}. Gray, 16-bit and transparent pictures become 8-bit BGR, and
 * a JPEG is turned upright as its EXIF orientation says, so that the frame may have the width and
 * height of its header exchanged. Thread-safe.
 */
public final class FrameDecoder {

  private final DecodeLimits limits;

  public FrameDecoder(DecodeLimits limits) {
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * @return the picture, which the caller closes
   * @throws UndecodableFrameException if it is beyond the limits, of another format, cut short or
   *     damaged; half a picture is never returned
   */
  public Frame decode(byte[] encoded) {
    checkLength(encoded.length);
    ImageHeader header = ImageHeader.parse(encoded);
    checkSize(header);
    try (BytePointer bytes = new BytePointer(encoded);
        Mat row = new Mat(1, encoded.length, CV_8UC1, bytes)) {
      return frame(imdecode(row, IMREAD_COLOR), header);
    } catch (UndecodableFrameException e) {
      throw e;
    } catch (RuntimeException e) {
      UndecodableFrameException refused = damaged(header);
      refused.addSuppressed(e);
      throw refused;
    }
  }

  /** OpenCV 4.13 answers anything it cannot decode to the last row with an empty matrix. */
  private static Frame frame(Mat decoded, ImageHeader header) {
    if (decoded.empty()) {
      decoded.close();
      throw damaged(header);
    }
    return Frame.owning(decoded);
  }

  private void checkLength(int length) {
    if (length == 0) {
      throw new UndecodableFrameException(EMPTY, "The frame has no bytes; send a JPEG or PNG.");
    }
    if (length > limits.maxBytes()) {
      throw new UndecodableFrameException(
          TOO_MANY_BYTES,
          "The frame has %d bytes and the limit is %d; send a smaller one or raise --max-frame-bytes."
              .formatted(length, limits.maxBytes()));
    }
  }

  private void checkSize(ImageHeader header) {
    if (header.pixels() > limits.maxPixels()) {
      throw new UndecodableFrameException(
          TOO_MANY_PIXELS,
          "The frame claims %d x %d pixels and the limit is %d; send a smaller one or raise --max-frame-pixels."
              .formatted(header.width(), header.height(), limits.maxPixels()));
    }
  }

  private static UndecodableFrameException damaged(ImageHeader header) {
    return new UndecodableFrameException(
        DAMAGED,
        "The %s frame of %d x %d pixels is damaged or cut short; send it again."
            .formatted(header.format(), header.width(), header.height()));
  }
}
