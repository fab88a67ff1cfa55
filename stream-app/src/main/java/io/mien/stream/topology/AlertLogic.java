package io.mien.stream.topology;

import io.mien.schemas.Alert;
import io.mien.schemas.CameraAlerts;
import io.mien.stream.alert.Alerts;
import io.mien.stream.alert.Alerts.Told;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.observe.ObservedFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts, counted. */
final class AlertLogic implements CameraLogic<CameraAlerts, Alert> {

  /** Name of the store. */
  static final String STORE = "alerts";

  private final Alerts alerts;
  private final StreamMetrics metrics;

  AlertLogic(Alerts alerts, StreamMetrics metrics) {
    this.alerts = alerts;
    this.metrics = metrics;
  }

  @Override
  public Step<CameraAlerts, Alert> add(@Nullable CameraAlerts before, ObservedFrame frame) {
    Told told = alerts.add(before, frame);
    return new Step<>(told.after(), counted(told.alerts()));
  }

  @Override
  public List<Alert> end(CameraAlerts before) {
    return counted(alerts.end(before));
  }

  private List<Alert> counted(List<Alert> told) {
    told.forEach(alert -> metrics.alert(alert.getRule(), alert.getPhase()));
    return told;
  }
}
