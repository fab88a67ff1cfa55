package io.mien.stream.capture.draw;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.Box;

/**
 * A face as it was drawn.
 *
 * @param box in pixels of the canvas, upright and around the visible face
 * @param emotion with the largest share in it
 * @param share of that emotion, in [0, 1]
 */
public record DrawnFace(Box box, Emotion emotion, float share) {}
