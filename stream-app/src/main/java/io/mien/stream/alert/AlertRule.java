package io.mien.stream.alert;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.EmotionEvent;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When to raise an alert.
 *
 * @param name what the alert is called
 * @param text as a person wrote it, without the name
 * @param conditions all of which have to hold, at least one
 * @param hold for how long, by the camera's clock
 * @param camera which cameras it is about
 * @param cooldown for how long after an alert of one camera no other of this rule is raised
 */
public record AlertRule(
    String name,
    String text,
    List<Condition> conditions,
    Duration hold,
    Pattern camera,
    Duration cooldown) {

  public AlertRule {
    requireNonNull(name, "name");
    requireNonNull(text, "text");
    requireNonNull(hold, "hold");
    requireNonNull(camera, "camera");
    requireNonNull(cooldown, "cooldown");
    conditions = List.copyOf(conditions);
    if (conditions.isEmpty()) {
      throw new IllegalArgumentException("a rule has at least one condition");
    }
  }

  /**
   * Reads a rule: {@code [NAME:] QUANTITY > NUMBER [and ...] [for SPAN] [on CAMERA] [cooldown
   * SPAN]}.
   *
   * @throws IllegalArgumentException with a sentence that names the rule, the place and the way out
   */
  public static AlertRule parse(String text) {
    return new AlertRuleParser(text).parse();
  }

  /** Whether each face is looked at for itself. */
  boolean isOfFace() {
    return conditions.stream().anyMatch(condition -> condition.quantity().isOfFace());
  }

  boolean isAbout(String cameraId) {
    return camera.matcher(cameraId).matches();
  }

  /**
   * Whether all conditions hold.
   *
   * @param face null for a rule that is about no single face
   * @param faces confirmed faces on the frame
   * @return null where something was not measured
   */
  @Nullable Boolean holds(@Nullable EmotionEvent face, int faces) {
    boolean all = true;
    for (Condition condition : conditions) {
      OptionalDouble value = condition.quantity().of(face, faces);
      if (value.isEmpty()) {
        return null;
      }
      // Measured with the precision of a float: 0.6 is not more than 0.6.
      all &= condition.comparison().holds(value.getAsDouble(), (float) condition.threshold());
    }
    return all;
  }

  /** The value of what the rule names first; only where it was measured. */
  double value(@Nullable EmotionEvent face, int faces) {
    return conditions.get(0).quantity().of(face, faces).orElseThrow();
  }

  /** The more extreme of two such values, in the sense of the rule. */
  double extreme(double one, double other) {
    return conditions.get(0).comparison().extreme(one, other);
  }
}
