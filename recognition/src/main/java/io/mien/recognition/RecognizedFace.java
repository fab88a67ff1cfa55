package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.face.Face;
import io.mien.recognition.route.Route;

/** A face, what it shows, and which way through the models led there. */
public record RecognizedFace(Face face, EmotionEstimate estimate, Route route) {

  public RecognizedFace {
    requireNonNull(face, "face");
    requireNonNull(estimate, "estimate");
    requireNonNull(route, "route");
  }
}
