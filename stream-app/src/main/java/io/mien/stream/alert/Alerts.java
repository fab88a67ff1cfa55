package io.mien.stream.alert;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.Alert;
import io.mien.schemas.AlertEnd;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.CameraAlerts;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.RuleState;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Raises an alert when a rule has been met for as long as it says, and clears it when it is met no
 * longer. A rule about faces is looked at for each confirmed track by itself. After an alert the
 * camera has a cool-down for that rule: what is met meanwhile is only counted, and raised if it
 * still lasts when the cool-down is over. Time is what the camera's clock says. A pure function:
 * the same frames give the same alerts. Thread-safe.
 */
public final class Alerts {

  private final AlertSettings settings;

  public Alerts(AlertSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /**
   * Takes in the next frame of a camera.
   *
   * @param before null for a camera of which nothing is remembered
   */
  public Told<CameraAlerts, Alert> add(@Nullable CameraAlerts before, ObservedFrame frame) {
    Map<String, RuleState> known = known(before);
    List<Alert> alerts = new ArrayList<>();
    List<RuleState> after = new ArrayList<>();
    List<EmotionEvent> faces = frame.events().stream().filter(Alerts::isConfirmed).toList();
    for (AlertRule rule : settings.rules()) {
      RuleState state = known.remove(rule.name());
      if (rule.isAbout(frame.cameraId())) {
        RuleWatch watch = new RuleWatch(rule, frame.cameraId(), state, alerts::add);
        watch.add(frame, faces);
        watch.state().ifPresent(after::add);
      }
    }
    // A rule that nobody asks for any more would otherwise never be cleared.
    known.values().forEach(state -> clear(before, state, AlertEnd.RULE_REMOVED, alerts));
    return new Told<>(after.isEmpty() ? null : new CameraAlerts(frame.cameraId(), after), alerts);
  }

  /** Clears all that is raised: nothing more is expected of this camera. */
  public List<Alert> end(CameraAlerts before) {
    List<Alert> alerts = new ArrayList<>();
    before.getRules().forEach(state -> clear(before, state, AlertEnd.CAMERA_SILENT, alerts));
    return alerts;
  }

  /** The alerts that are raised, as records about them would tell now. */
  public static List<Alert> raised(CameraAlerts camera) {
    List<Alert> raised = new ArrayList<>();
    for (RuleState rule : camera.getRules()) {
      rule.getSubjects().stream()
          .filter(subject -> subject.getAlertId() != null)
          .map(s -> Subjects.alert(camera.getCameraId(), rule, s, AlertPhase.RAISED))
          .forEach(raised::add);
    }
    return raised;
  }

  private static void clear(
      @Nullable CameraAlerts camera, RuleState state, AlertEnd reason, List<Alert> alerts) {
    String id = requireNonNull(camera, "a state belongs to a camera").getCameraId();
    state.getSubjects().stream()
        .filter(subject -> subject.getAlertId() != null)
        .forEach(subject -> alerts.add(Subjects.cleared(id, state, subject, reason)));
  }

  private static Map<String, RuleState> known(@Nullable CameraAlerts camera) {
    Map<String, RuleState> known = new LinkedHashMap<>();
    if (camera != null) {
      camera.getRules().forEach(state -> known.put(state.getRule(), state));
    }
    return known;
  }

  private static boolean isConfirmed(EmotionEvent event) {
    FaceTrack track = event.getTrack();
    return track != null && track.getConfirmed();
  }
}
