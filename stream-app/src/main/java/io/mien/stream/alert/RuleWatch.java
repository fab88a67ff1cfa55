package io.mien.stream.alert;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.Alert;
import io.mien.schemas.AlertEnd;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.AlertSubject;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.RuleState;
import io.mien.stream.observe.ObservedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One rule and one camera while a frame is taken in. For use by one thread, once. */
final class RuleWatch {

  /** Who was not seen for longer is not known to have gone on; and clocks leap that far. */
  private static final Duration BLIND = Duration.ofMinutes(1);

  /** What a rule about no single face is kept under. */
  private static final String CAMERA = "";

  private final AlertRule rule;
  private final String cameraId;
  private final Consumer<Alert> topic;
  private final Map<String, AlertSubject> subjects = new LinkedHashMap<>();
  private @Nullable Instant raisedAt;
  private long suppressed;

  /**
   * @param before null if nothing is remembered
   * @param topic told of alerts
   */
  RuleWatch(AlertRule rule, String cameraId, @Nullable RuleState before, Consumer<Alert> topic) {
    this.rule = rule;
    this.cameraId = cameraId;
    this.topic = topic;
    if (before != null) {
      raisedAt = before.getRaisedAt();
      suppressed = before.getSuppressed();
      before.getSubjects().forEach(s -> subjects.put(key(s.getTrackId()), s));
    }
  }

  private static String key(@Nullable String trackId) {
    return trackId == null ? CAMERA : trackId;
  }

  /**
   * Takes in a frame.
   *
   * @param faces those of its events whose track is confirmed
   */
  void add(ObservedFrame frame, List<EmotionEvent> faces) {
    if (rule.isOfFace()) {
      for (EmotionEvent face : faces) {
        FaceTrack track = requireNonNull(face.getTrack(), "it is confirmed");
        look(track.getId(), face.getEventId(), frame.capturedAt(), face, faces.size());
      }
      frame.endedTracks().forEach(track -> end(track, AlertEnd.FACE_LEFT));
    } else {
      look(null, frame.frameId(), frame.capturedAt(), null, faces.size());
    }
  }

  private void look(
      @Nullable String track, String id, Instant at, @Nullable EmotionEvent face, int faces) {
    AlertSubject subject = subjects.get(key(track));
    if (subject != null && Duration.between(subject.getSeenAt(), at).abs().compareTo(BLIND) > 0) {
      end(key(track), AlertEnd.NOT_SEEN);
      subject = null;
    }
    Boolean holds = rule.holds(face, faces);
    if (holds == null || (subject != null && !at.isAfter(subject.getSeenAt()))) {
      return;
    }
    if (!holds) {
      end(key(track), AlertEnd.CONDITION_OVER);
      return;
    }
    double value = rule.value(face, faces);
    AlertSubject now =
        subject == null
            ? Subjects.begin(track, at, value)
            : Subjects.goOn(subject, at, value, rule.extreme(subject.getPeak(), value));
    subjects.put(key(track), due(now, id));
  }

  /** Raises the alert if it is time to. */
  private AlertSubject due(AlertSubject subject, String id) {
    if (subject.getAlertId() != null || Subjects.duration(subject).compareTo(rule.hold()) < 0) {
      return subject;
    }
    if (isCoolingDown(subject.getSeenAt())) {
      suppressed += subject.getSuppressed() ? 0 : 1;
      return Subjects.suppressed(subject);
    }
    // It is told now, so it is not one of those that were not.
    suppressed -= subject.getSuppressed() ? 1 : 0;
    AlertSubject raised = Subjects.raised(subject, id + "/" + rule.name());
    topic.accept(Subjects.alert(cameraId, ruleState(), raised, AlertPhase.RAISED));
    raisedAt = raised.getRaisedAt();
    suppressed = 0;
    return raised;
  }

  /** A clock that was set back since then says nothing about the cool-down. */
  private boolean isCoolingDown(Instant now) {
    if (raisedAt == null) {
      return false;
    }
    Duration since = Duration.between(raisedAt, now);
    return since.compareTo(rule.cooldown()) < 0 && since.compareTo(BLIND.negated()) > 0;
  }

  private void end(String key, AlertEnd reason) {
    AlertSubject subject = subjects.remove(key);
    if (subject != null && subject.getAlertId() != null) {
      topic.accept(Subjects.cleared(cameraId, ruleState(), subject, reason));
    }
  }

  /** What to remember until the next frame. */
  Optional<RuleState> state() {
    return raisedAt == null && subjects.isEmpty() ? Optional.empty() : Optional.of(ruleState());
  }

  private RuleState ruleState() {
    return new RuleState(
        rule.name(), rule.text(), raisedAt, suppressed, new ArrayList<>(subjects.values()));
  }
}
