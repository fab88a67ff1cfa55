package io.mien.stream.capture;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.FrameEncoding;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** One encoded picture and its place within its source. Immutable. */
public final class CapturedFrame {

  private final FrameEncoding encoding;
  private final int width;
  private final int height;
  private final byte[] bytes;
  private final Duration position;
  private final List<IntendedFace> intendedFaces;

  /**
   * @param width in pixels, as the source claims it; 0 where its header does not tell
   * @param height likewise
   * @param bytes the encoded picture, copied
   * @param position time since the first frame of the source, never negative
   * @param intendedFaces what a generated camera drew; empty for every other source
   */
  public CapturedFrame(
      FrameEncoding encoding,
      int width,
      int height,
      byte[] bytes,
      Duration position,
      List<IntendedFace> intendedFaces) {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException("not a size: " + width + " x " + height);
    }
    if (position.isNegative()) {
      throw new IllegalArgumentException("a frame before the first: " + position);
    }
    this.encoding = requireNonNull(encoding, "encoding");
    this.width = width;
    this.height = height;
    this.bytes = bytes.clone();
    this.position = position;
    this.intendedFaces = List.copyOf(intendedFaces);
  }

  /** A frame of a source that does not know what its faces mean. */
  static CapturedFrame of(
      FrameEncoding encoding, int width, int height, byte[] bytes, Duration position) {
    return new CapturedFrame(encoding, width, height, bytes, position, List.of());
  }

  /** The same picture at another time. */
  public CapturedFrame at(Duration otherPosition) {
    return new CapturedFrame(encoding, width, height, bytes, otherPosition, intendedFaces);
  }

  public FrameEncoding encoding() {
    return encoding;
  }

  /** Pixels, or 0 if the picture's header does not tell. */
  public int width() {
    return width;
  }

  /** Pixels, or 0 if the picture's header does not tell. */
  public int height() {
    return height;
  }

  /** The encoded picture; read-only. */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** Size of the encoded picture in bytes. */
  public int size() {
    return bytes.length;
  }

  /** Time since the first frame of the source. */
  public Duration position() {
    return position;
  }

  public List<IntendedFace> intendedFaces() {
    return intendedFaces;
  }
}
