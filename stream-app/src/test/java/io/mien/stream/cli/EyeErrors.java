package io.mien.stream.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far the eyes of one run lie from those of another that looked at the same frames, in shares
 * of the distance between the eyes. Only frames with one face in both are compared, and only where
 * the eyes are not the same to the last digit: those come from the same detection.
 *
 * @param sorted the mean of both eyes of each frame, the smallest first
 */
record EyeErrors(List<Double> sorted) {

  static EyeErrors between(List<JsonNode> expected, List<JsonNode> actual) {
    Map<Long, List<JsonNode>> bySequence = bySequence(expected);
    List<Double> errors = new ArrayList<>();
    bySequence(actual)
        .forEach(
            (sequence, faces) -> {
              List<JsonNode> same = bySequence.getOrDefault(sequence, List.of());
              if (faces.size() == 1 && same.size() == 1) {
                double error = error(same.get(0), faces.get(0));
                if (error > 0) {
                  errors.add(error);
                }
              }
            });
    return new EyeErrors(errors.stream().sorted().toList());
  }

  double median() {
    if (sorted.isEmpty()) {
      throw new AssertionError("not a single frame was followed");
    }
    return sorted.get(sorted.size() / 2);
  }

  private static Map<Long, List<JsonNode>> bySequence(List<JsonNode> events) {
    Map<Long, List<JsonNode>> frames = new HashMap<>();
    events.forEach(
        event ->
            frames
                .computeIfAbsent(event.get("sequence").asLong(), s -> new ArrayList<>())
                .add(event));
    return frames;
  }

  private static double error(JsonNode expected, JsonNode actual) {
    JsonNode marks = expected.get("landmarks");
    double right = distance(marks.get("rightEye"), actual.get("landmarks").get("rightEye"));
    double left = distance(marks.get("leftEye"), actual.get("landmarks").get("leftEye"));
    return (right + left) / 2 / distance(marks.get("rightEye"), marks.get("leftEye"));
  }

  private static double distance(JsonNode a, JsonNode b) {
    return Math.hypot(
        a.get("x").asDouble() - b.get("x").asDouble(),
        a.get("y").asDouble() - b.get("y").asDouble());
  }
}
