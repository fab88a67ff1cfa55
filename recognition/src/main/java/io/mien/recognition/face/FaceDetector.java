package io.mien.recognition.face;

import io.mien.recognition.frame.Frame;
import java.util.List;

/**
 * Finds the faces of a frame. Not thread-safe: every thread has its own, uses it from creation to
 * {@link #close()}, and gives OpenCV one thread by creating it.
 */
public interface FaceDetector extends AutoCloseable {

  /**
   * The faces from left to right (of equals, from top to bottom), in pixels of the full frame. The
   * same frame gives the same faces again.
   */
  List<Face> detect(Frame frame);

  /** The method, as people know it: {@code YuNet} or {@code Haar}. */
  String name();

  @Override
  void close();
}
