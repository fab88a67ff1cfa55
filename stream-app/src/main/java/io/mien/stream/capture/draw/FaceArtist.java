package io.mien.stream.capture.draw;

import io.mien.recognition.emotion.Emotion;
import java.util.Map;

/** Draws one person's face. */
@FunctionalInterface
public interface FaceArtist {

  /**
   * The face with that mix of emotions.
   *
   * @param shares of emotions, summing to 1
   * @return 48 x 48 gray pixels, row by row from the top, 0 black to 255 white
   */
  byte[] draw(Map<Emotion, Float> shares);
}
