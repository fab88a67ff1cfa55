package io.mien.stream.topology;

import io.mien.schemas.DeadLetter;
import java.util.List;

/**
 * What became of one frame in one stage: it goes on, or it is a dead letter.
 *
 * @param passed at most one
 * @param deadLetters at most one
 */
record Outcome<T>(List<T> passed, List<DeadLetter> deadLetters) {

  Outcome {
    passed = List.copyOf(passed);
    deadLetters = List.copyOf(deadLetters);
  }

  static <T> Outcome<T> of(T passed) {
    return new Outcome<>(List.of(passed), List.of());
  }

  static <T> Outcome<T> setAside(DeadLetter letter) {
    return new Outcome<>(List.of(), List.of(letter));
  }
}
