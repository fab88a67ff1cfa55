package io.mien.stream.topology;

import io.mien.schemas.Alert;
import io.mien.schemas.CameraAlerts;
import io.mien.stream.alert.Alerts;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
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
  public Told<CameraAlerts, Alert> add(@Nullable CameraAlerts before, ObservedFrame frame) {
    Told<CameraAlerts, Alert> told = alerts.add(before, frame);
    count(told.records());
    return told;
  }

  @Override
  public List<Alert> end(CameraAlerts before) {
    List<Alert> told = alerts.end(before);
    count(told);
    return told;
  }

  private void count(List<Alert> records) {
    records.forEach(alert -> metrics.alert(alert.getRule(), alert.getPhase()));
  }
}
