package io.mien.stream.analyze;

import io.mien.schemas.DeadLetter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the dead letters of each camera and keeps the first of each. */
final class SetAsideFrames {

  private final Map<String, DeadLetter> first = new LinkedHashMap<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();

  void add(List<DeadLetter> letters) {
    for (DeadLetter letter : letters) {
      String camera = String.valueOf(letter.getCameraId());
      first.putIfAbsent(camera, letter);
      counts.merge(camera, 1L, Long::sum);
    }
  }

  long count(String camera) {
    return counts.getOrDefault(camera, 0L);
  }

  /** One sentence, if anything of that camera was set aside. */
  Optional<String> sentence(String camera) {
    return Optional.ofNullable(first.get(camera))
        .map(
            letter ->
                count(camera) == 1
                    ? "%s: frame %d was left out: %s"
                        .formatted(camera, letter.getSequence(), letter.getSentence())
                    : "%s: %d frames were left out, the first of them frame %d: %s"
                        .formatted(
                            camera, count(camera), letter.getSequence(), letter.getSentence()));
  }
}
