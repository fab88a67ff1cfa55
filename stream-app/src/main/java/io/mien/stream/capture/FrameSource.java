package io.mien.stream.capture;

import java.util.Optional;

/**
 * Encoded pictures, one after the other, from one camera, file or drawing. For one thread; {@link
 * #close()} belongs to the thread that reads.
 */
public interface FrameSource extends AutoCloseable {

  /** What a person gave to open it, for messages. */
  String name();

  /**
   * Whether pictures arise while time passes, whoever looks. Frames of a live source grow stale:
   * late ones are dropped. Frames of any other source wait.
   */
  boolean live();

  /**
   * The next frame, waiting for it where necessary. Empty at the end, and when the calling thread
   * is interrupted, which stays so.
   *
   * @throws io.mien.recognition.MienException if the source breaks off; every frame before that was
   *     returned
   */
  Optional<CapturedFrame> next();

  /** How many frames were dropped so far because newer ones arrived before anybody asked. */
  default long dropped() {
    return 0;
  }

  @Override
  void close();
}
