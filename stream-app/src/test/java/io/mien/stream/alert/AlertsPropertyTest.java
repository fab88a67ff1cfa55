package io.mien.stream.alert;

import static io.mien.stream.observe.ObservedFrames.at;
import static io.mien.stream.observe.ObservedFrames.face;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.schemas.Alert;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.CameraAlerts;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any faces at all. */
class AlertsPropertyTest {

  private static final Serde<CameraAlerts> STORE = AvroSerdes.of(null).serde(CameraAlerts.class);
  private static final AlertRule FACE = AlertRule.parse("f: Anger > 0.5 for 700ms cooldown 5s");
  private static final AlertRule CAMERA = AlertRule.parse("c: faces >= 2 for 300ms cooldown 2s");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldHoldForAnyFrames(long seed) {
    Alerts alerts = new Alerts(new AlertSettings(List.of(FACE, CAMERA)));
    List<ObservedFrame> frames = frames(new Random(seed));

    List<Alert> told = new ArrayList<>();
    CameraAlerts state = null;
    for (ObservedFrame frame : frames) {
      Told<CameraAlerts, Alert> result = alerts.add(state, frame);
      // Nothing is lost on the way through a store: what a crash leaves goes on as before.
      assertThat(alerts.add(stored(state), frame)).hasToString(result.toString());
      told.addAll(result.records());
      state = result.after();
    }
    told.addAll(alerts.end(state));

    assertThat(told).hasSizeGreaterThan(10);
    shouldClearEverythingOnce(told);
    shouldKeepTheCoolDown(told, FACE);
    shouldKeepTheCoolDown(told, CAMERA);
    for (Alert alert : told) {
      if (alert.getPhase() == AlertPhase.RAISED && alert.getTrackId() != null) {
        shouldHaveHeld(alert, frames);
      }
    }
  }

  private static void shouldClearEverythingOnce(List<Alert> told) {
    Map<String, Alert> open = new HashMap<>();
    Set<String> ever = new HashSet<>();
    for (Alert alert : told) {
      if (alert.getPhase() == AlertPhase.RAISED) {
        assertThat(ever.add(alert.getAlertId())).isTrue();
        open.put(alert.getAlertId(), alert);
      } else {
        Alert raised = open.remove(alert.getAlertId());
        assertThat(raised).isNotNull();
        assertThat(alert.getSince()).isEqualTo(raised.getSince());
        assertThat(alert.getSeenAt()).isAfterOrEqualTo(raised.getSeenAt());
        assertThat(alert.getEndReason()).isNotNull();
      }
    }
    assertThat(open).isEmpty();
  }

  private static void shouldKeepTheCoolDown(List<Alert> told, AlertRule rule) {
    Instant before = null;
    for (Alert alert : told) {
      if (alert.getPhase() == AlertPhase.RAISED && alert.getRule().equals(rule.name())) {
        assertThat(alert.getDurationMs()).isGreaterThanOrEqualTo(rule.hold().toMillis());
        if (before != null) {
          assertThat(Duration.between(before, alert.getRaisedAt()))
              .isGreaterThanOrEqualTo(rule.cooldown());
        }
        before = alert.getRaisedAt();
      }
    }
  }

  private static void shouldHaveHeld(Alert alert, List<ObservedFrame> frames) {
    List<Float> values = new ArrayList<>();
    for (ObservedFrame frame : frames) {
      boolean within =
          !frame.capturedAt().isBefore(alert.getSince())
              && !frame.capturedAt().isAfter(alert.getSeenAt());
      for (EmotionEvent event : frame.events()) {
        if (within && event.getTrack().getId().equals(alert.getTrackId())) {
          values.add(event.getSmoothedProbabilities().get("Anger"));
        }
      }
    }
    assertThat(values).isNotEmpty().allSatisfy(value -> assertThat(value).isGreaterThan(.5f));
    assertThat(values).contains(alert.getValue(), alert.getPeak());
  }

  private static CameraAlerts stored(CameraAlerts state) {
    return STORE.deserializer().deserialize("store", STORE.serializer().serialize("store", state));
  }

  private static List<ObservedFrame> frames(Random random) {
    List<ObservedFrame> frames = new ArrayList<>();
    Map<String, Float> faces = new LinkedHashMap<>();
    long millis = 0;
    for (int i = 0; i < 800; i++) {
      millis += 20 + random.nextInt(200);
      if (faces.size() < 3 && random.nextInt(30) == 0) {
        faces.put("t" + i, .4f);
      }
      List<String> ended = new ArrayList<>();
      if (!faces.isEmpty() && random.nextInt(80) == 0) {
        ended.add(faces.keySet().iterator().next());
        faces.remove(ended.get(0));
      }
      faces.replaceAll((id, p) -> random.nextInt(15) == 0 ? random.nextFloat() : p);
      List<EmotionEvent> events = new ArrayList<>();
      for (Map.Entry<String, Float> entry : faces.entrySet()) {
        events.add(face(millis, entry.getKey(), "Anger", entry.getValue()));
      }
      frames.add(new ObservedFrame("door", "f" + i, at(millis), events, ended));
    }
    return frames;
  }
}
