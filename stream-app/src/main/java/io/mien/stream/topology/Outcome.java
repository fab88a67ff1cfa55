package io.mien.stream.topology;

import io.mien.schemas.DeadLetter;
import java.util.List;

/**
 * What became of one frame: it was recognized, or it is a dead letter.
 *
 * @param sightings at most one
 * @param deadLetters at most one
 */
record Outcome(List<Sighting> sightings, List<DeadLetter> deadLetters) {

  Outcome {
    sightings = List.copyOf(sightings);
    deadLetters = List.copyOf(deadLetters);
  }

  static Outcome recognized(Sighting sighting) {
    return new Outcome(List.of(sighting), List.of());
  }

  static Outcome setAside(DeadLetter letter) {
    return new Outcome(List.of(), List.of(letter));
  }
}
