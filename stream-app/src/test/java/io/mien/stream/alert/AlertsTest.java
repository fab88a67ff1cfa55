package io.mien.stream.alert;

import static io.mien.stream.observe.ObservedFrames.at;
import static io.mien.stream.observe.ObservedFrames.event;
import static io.mien.stream.observe.ObservedFrames.face;
import static io.mien.stream.observe.ObservedFrames.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mien.schemas.Alert;
import io.mien.schemas.AlertEnd;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.CameraAlerts;
import io.mien.schemas.FaceTrack;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsTest {

  private final List<Alert> told = new ArrayList<>();
  private Alerts alerts = of("Anger > 0.6 for 2s");
  private CameraAlerts state;

  @Test
  void shouldRaiseWhatHasLastedAndClearWhatIsOver() {
    anger(0, .7f);
    anger(1_000, .9f);
    assertThat(told).isEmpty();
    anger(2_000, .8f);
    anger(3_000, .75f);
    anger(4_000, .6f);

    Alert raised = told.get(0);
    assertThat(raised.getAlertId()).isEqualTo("mien.frames-0-2000-a/Anger > 0.6 for 2s");
    assertThat(raised.getCameraId()).isEqualTo("door");
    assertThat(raised.getRule()).isEqualTo("Anger > 0.6 for 2s");
    assertThat(raised.getPhase()).isEqualTo(AlertPhase.RAISED);
    assertThat(raised.getTrackId()).isEqualTo("a");
    assertThat(raised.getSince()).isEqualTo(at(0));
    assertThat(raised.getRaisedAt()).isEqualTo(at(2_000));
    assertThat(raised.getValue()).isEqualTo(.8f);
    assertThat(raised.getPeak()).isEqualTo(.9f);
    assertThat(raised.getEndReason()).isNull();
    Alert cleared = told.get(1);
    assertThat(cleared.getAlertId()).isEqualTo(raised.getAlertId());
    assertThat(cleared.getPhase()).isEqualTo(AlertPhase.CLEARED);
    assertThat(cleared.getEndReason()).isEqualTo(AlertEnd.CONDITION_OVER);
    assertThat(cleared.getDurationMs()).isEqualTo(3_000);
    assertThat(told).hasSize(2);
  }

  @Test
  void shouldBeginAgainWhenAConditionFailsOnce() {
    anger(0, .7f);
    anger(1_900, .5f);
    anger(2_000, .7f);
    anger(3_900, .7f);

    assertThat(told).isEmpty();
  }

  @Test
  void shouldCountWhatIsMetInTheCoolDown() {
    alerts = of("Anger > 0.6 cooldown 10s");
    anger(0, .7f);
    anger(1_000, .1f);
    anger(2_000, .7f);
    anger(3_000, .1f);
    anger(4_000, .7f);
    anger(4_500, .7f);
    anger(5_000, .1f);
    anger(10_000, .7f);

    assertThat(told)
        .extracting(Alert::getPhase, Alert::getRaisedAt, Alert::getSuppressed)
        .containsExactly(
            tuple(AlertPhase.RAISED, at(0), 0L),
            tuple(AlertPhase.CLEARED, at(0), 0L),
            tuple(AlertPhase.RAISED, at(10_000), 2L));
  }

  @Test
  void shouldRaiseWhatStillLastsWhenTheCoolDownIsOver() {
    alerts = of("Anger > 0.6 cooldown 10s");
    anger(0, .7f);
    anger(1_000, .1f);
    for (int millis = 5_000; millis <= 12_000; millis += 1_000) {
      anger(millis, .7f);
    }

    assertThat(told).hasSize(3);
    assertThat(told.get(2).getSince()).isEqualTo(at(5_000));
    assertThat(told.get(2).getRaisedAt()).isEqualTo(at(10_000));
    assertThat(told.get(2).getSuppressed()).isZero();
  }

  @Test
  void shouldLookAtEachFaceForItself() {
    alerts = of("Anger > 0.6 for 1s cooldown 0s");
    for (int millis = 0; millis <= 2_000; millis += 500) {
      String other = millis < 1_000 ? "b" : "c";
      add(frame(millis, face(millis, "a", "Anger", .7f), face(millis, other, "Anger", .7f)));
    }

    assertThat(told)
        .extracting(Alert::getTrackId, Alert::getRaisedAt)
        .containsExactly(tuple("a", at(1_000)), tuple("c", at(2_000)));
  }

  @Test
  void shouldClearWithTheFace() {
    alerts = of("Anger > 0.6");
    anger(0, .7f);
    add(frame(2_100, List.of("a")));

    assertThat(told).extracting(Alert::getEndReason).containsExactly(null, AlertEnd.FACE_LEFT);
  }

  @Test
  void shouldCountFacesOfACamera() {
    alerts = of("crowd: faces >= 2 for 1s", "empty: faces < 1 for 1s");
    FaceTrack unconfirmed = new FaceTrack("c", at(0), 1L, false);
    for (int millis = 0; millis <= 1_000; millis += 250) {
      add(
          frame(
              millis,
              face(millis, "a", "Happy", .7f),
              event(millis, "c", "Happy", .7f).setTrack(unconfirmed).build()));
    }
    assertThat(told).isEmpty();
    for (int millis = 2_000; millis <= 3_000; millis += 250) {
      add(frame(millis, face(millis, "a", "Happy", .7f), face(millis, "b", "Sad", .7f)));
    }
    for (int millis = 4_000; millis <= 5_000; millis += 250) {
      add(frame(millis));
    }

    assertThat(told)
        .extracting(Alert::getRule, Alert::getPhase, Alert::getTrackId, Alert::getValue)
        .containsExactly(
            tuple("crowd", AlertPhase.RAISED, null, 2f),
            tuple("crowd", AlertPhase.CLEARED, null, 2f),
            tuple("empty", AlertPhase.RAISED, null, 0f));
    assertThat(told.get(0).getAlertId()).isEqualTo("mien.frames-0-3000/crowd");
  }

  @Test
  void shouldIgnoreWhatWasNotMeasured() {
    alerts = of("valence < -0.2 for 1s");
    valence(0, -.5f);
    anger(500, .9f);
    valence(1_000, -.5f);

    assertThat(told).extracting(Alert::getPeak).containsExactly(-.5f);
  }

  @Test
  void shouldIgnoreFramesThatComeLateOrTwice() {
    anger(0, .7f);
    anger(1_000, .7f);
    anger(500, .1f);
    anger(1_000, .1f);
    anger(2_000, .7f);

    assertThat(told).hasSize(1);
  }

  @Test
  void shouldNotTakeALeapOfTheClockForTime() {
    anger(0, .7f);
    anger(600_000, .7f);
    assertThat(told).isEmpty();
    anger(602_000, .7f);
    anger(0, .7f);

    assertThat(told)
        .extracting(Alert::getPhase, Alert::getEndReason)
        .containsExactly(
            tuple(AlertPhase.RAISED, null), tuple(AlertPhase.CLEARED, AlertEnd.NOT_SEEN));
  }

  @Test
  void shouldNotCoolDownForeverWhenTheClockIsSetBack() {
    alerts = of("Anger > 0.6");
    anger(86_400_000, .7f);
    anger(0, .7f);

    assertThat(told)
        .extracting(Alert::getPhase)
        .containsExactly(AlertPhase.RAISED, AlertPhase.CLEARED, AlertPhase.RAISED);
  }

  @Test
  void shouldClearWhenTheCameraIsSilentOrTheRuleIsGone() {
    alerts = of("Anger > 0.6");
    anger(0, .7f);

    assertThat(alerts.end(state))
        .extracting(Alert::getEndReason)
        .containsExactly(AlertEnd.CAMERA_SILENT);
    assertThat(of("Fear > 0.6").add(state, frame(100)).records())
        .extracting(Alert::getEndReason)
        .containsExactly(AlertEnd.RULE_REMOVED);
  }

  @Test
  void shouldRememberNothingOfCamerasThatNoRuleIsAbout() {
    alerts = of("Anger > 0.6 on lobby-*");
    anger(0, .7f);

    assertThat(state).isNull();
    assertThat(told).isEmpty();
  }

  private void anger(long millis, float probability) {
    add(frame(millis, face(millis, "a", "Anger", probability)));
  }

  private void valence(long millis, float valence) {
    add(frame(millis, event(millis, "a", "Happy", .6f).setValence(valence).setArousal(0f).build()));
  }

  private static Alerts of(String... rules) {
    return new Alerts(new AlertSettings(Arrays.stream(rules).map(AlertRule::parse).toList()));
  }

  private void add(ObservedFrame frame) {
    Told<CameraAlerts, Alert> result = alerts.add(state, frame);
    told.addAll(result.records());
    state = result.after();
  }
}
