package io.mien.stream.topology;

import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import java.util.List;

/**
 * What became of one frame: an event for each face, or a dead letter.
 *
 * @param events from left to right; empty for a frame without faces
 * @param deadLetters at most one
 */
record Outcome(List<EmotionEvent> events, List<DeadLetter> deadLetters) {

  Outcome {
    events = List.copyOf(events);
    deadLetters = List.copyOf(deadLetters);
  }

  static Outcome recognized(List<EmotionEvent> events) {
    return new Outcome(events, List.of());
  }

  static Outcome setAside(DeadLetter letter) {
    return new Outcome(List.of(), List.of(letter));
  }
}
