package io.mien.stream.api;

import io.mien.schemas.FrameEncoding;
import io.mien.schemas.VideoFrame;
import java.time.Instant;

/** One encoded frame that may be shown. Immutable. */
final class Picture {

  private final long sequence;
  private final Instant capturedAt;
  private final FrameEncoding encoding;
  private final byte[] bytes;

  private Picture(long sequence, Instant capturedAt, FrameEncoding encoding, byte[] bytes) {
    this.sequence = sequence;
    this.capturedAt = capturedAt;
    this.encoding = encoding;
    this.bytes = bytes;
  }

  /**
   * @param bytes the picture of that frame; owned from now on
   */
  static Picture of(VideoFrame frame, byte[] bytes) {
    return new Picture(frame.getSequence(), frame.getCapturedAt(), frame.getEncoding(), bytes);
  }

  /** Names this frame among all of its camera, also across a restart of the camera. */
  String tag() {
    return capturedAt.toEpochMilli() + "-" + sequence;
  }

  Instant capturedAt() {
    return capturedAt;
  }

  String contentType() {
    return switch (encoding) {
      case JPEG -> "image/jpeg";
      case PNG -> "image/png";
    };
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
