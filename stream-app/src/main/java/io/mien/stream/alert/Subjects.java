package io.mien.stream.alert;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.Alert;
import io.mien.schemas.AlertEnd;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.AlertSubject;
import io.mien.schemas.RuleState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be done with something that meets a rule. */
final class Subjects {

  private Subjects() {}

  static AlertSubject begin(@Nullable String trackId, Instant at, double value) {
    return AlertSubject.newBuilder()
        .setTrackId(trackId)
        .setSince(at)
        .setSeenAt(at)
        .setValue(value)
        .setPeak(value)
        .build();
  }

  static AlertSubject goOn(AlertSubject subject, Instant at, double value, double peak) {
    return AlertSubject.newBuilder(subject).setSeenAt(at).setValue(value).setPeak(peak).build();
  }

  static AlertSubject raised(AlertSubject subject, String alertId) {
    return AlertSubject.newBuilder(subject)
        .setAlertId(alertId)
        .setRaisedAt(subject.getSeenAt())
        .build();
  }

  static AlertSubject suppressed(AlertSubject subject) {
    return AlertSubject.newBuilder(subject).setSuppressed(true).build();
  }

  static Duration duration(AlertSubject subject) {
    return Duration.between(subject.getSince(), subject.getSeenAt());
  }

  /** The record that tells of an alert. */
  static Alert alert(String cameraId, RuleState rule, AlertSubject subject, AlertPhase phase) {
    return Alert.newBuilder()
        .setAlertId(requireNonNull(subject.getAlertId(), "it is raised"))
        .setCameraId(cameraId)
        .setRule(rule.getRule())
        .setCondition(rule.getCondition())
        .setPhase(phase)
        .setTrackId(subject.getTrackId())
        .setSince(subject.getSince())
        .setRaisedAt(requireNonNull(subject.getRaisedAt(), "it is raised"))
        .setSeenAt(subject.getSeenAt())
        .setDurationMs(duration(subject).toMillis())
        .setValue((float) subject.getValue())
        .setPeak((float) subject.getPeak())
        .setSuppressed(rule.getSuppressed())
        .build();
  }

  static Alert cleared(String cameraId, RuleState rule, AlertSubject subject, AlertEnd reason) {
    return Alert.newBuilder(alert(cameraId, rule, subject, AlertPhase.CLEARED))
        .setSuppressed(0)
        .setEndReason(reason)
        .build();
  }
}
