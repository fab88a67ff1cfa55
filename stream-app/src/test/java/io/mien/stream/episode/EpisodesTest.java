package io.mien.stream.episode;

import static io.mien.stream.observe.ObservedFrames.at;
import static io.mien.stream.observe.ObservedFrames.event;
import static io.mien.stream.observe.ObservedFrames.face;
import static io.mien.stream.observe.ObservedFrames.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mien.schemas.CameraEpisodes;
import io.mien.schemas.Episode;
import io.mien.schemas.EpisodeEnd;
import io.mien.schemas.EpisodePhase;
import io.mien.schemas.FaceTrack;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodesTest {

  private final Episodes episodes = new Episodes(EpisodeSettings.DEFAULT);
  private final List<Episode> told = new ArrayList<>();
  private CameraEpisodes state;

  @Test
  void shouldTellOfAnEmotionThatLasts() {
    show(0, "Happy", .6f);
    show(400, "Happy", .9f);
    assertThat(told).isEmpty();
    show(500, "Happy", .6f);

    assertThat(told)
        .containsExactly(
            new Episode(
                "mien.frames-0-0-a",
                "door",
                "a",
                "Happy",
                EpisodePhase.STARTED,
                at(0),
                at(500),
                500L,
                3L,
                .7f,
                .9f,
                at(400),
                null));
  }

  @Test
  void shouldSayNowAndThenThatItGoesOn() {
    for (int millis = 0; millis <= 11_000; millis += 500) {
      show(millis, "Happy", .6f);
    }

    assertThat(told)
        .extracting(Episode::getPhase, Episode::getDurationMs)
        .containsExactly(
            tuple(EpisodePhase.STARTED, 500L),
            tuple(EpisodePhase.UPDATED, 5_500L),
            tuple(EpisodePhase.UPDATED, 10_500L));
    assertThat(told).extracting(Episode::getEpisodeId).containsOnly("mien.frames-0-0-a");
  }

  @Test
  void shouldTolerateAMomentOfSomethingElse() {
    show(0, "Happy", .6f);
    show(600, "Happy", .6f);
    show(700, "UNCERTAIN", .4f);
    show(800, "Sad", .6f);
    show(1_100, "Happy", .6f);
    show(1_500, "UNCERTAIN", .4f);
    show(1_900, "Happy", .6f);

    assertThat(told).extracting(Episode::getPhase).containsExactly(EpisodePhase.STARTED);
    assertThat(state.getTracks().get(0).getCurrent().getFrames()).isEqualTo(4);
  }

  @Test
  void shouldEndWhenTheFaceShowsAnotherEmotion() {
    show(0, "Happy", .6f);
    show(600, "Happy", .6f);
    show(700, "Sad", .6f);
    show(1_300, "Sad", .6f);

    assertThat(told)
        .extracting(
            Episode::getEmotion, Episode::getPhase, Episode::getEndReason, Episode::getShownAt)
        .containsExactly(
            tuple("Happy", EpisodePhase.STARTED, null, at(600)),
            tuple("Happy", EpisodePhase.ENDED, EpisodeEnd.CHANGED, at(600)),
            tuple("Sad", EpisodePhase.STARTED, null, at(1_300)));
    assertThat(told.get(2).getStartedAt()).isEqualTo(at(700));
  }

  @Test
  void shouldEndWhenNothingIsShownClearly() {
    show(0, "Happy", .6f);
    show(600, "Happy", .6f);
    show(700, "UNCERTAIN", .4f);
    show(1_200, "UNCERTAIN", .4f);

    assertThat(told)
        .extracting(Episode::getPhase, Episode::getEndReason)
        .contains(tuple(EpisodePhase.ENDED, EpisodeEnd.FADED));
    assertThat(state.getTracks().get(0).getCurrent()).isNull();
  }

  @Test
  void shouldEndWithTheTrack() {
    show(0, "Happy", .6f);
    show(600, "Happy", .6f);
    add(frame(2_700, List.of("a", "b")));

    assertThat(told)
        .extracting(Episode::getPhase, Episode::getEndReason, Episode::getShownAt)
        .contains(tuple(EpisodePhase.ENDED, EpisodeEnd.FACE_LEFT, at(600)));
    assertThat(state).isNull();
  }

  @Test
  void shouldTellWhatHadLastedWhenTheTrackEnded() {
    Episodes patient =
        new Episodes(
            new EpisodeSettings(
                Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5)));
    CameraEpisodes after = null;
    for (int millis = 0; millis <= 1_600; millis += 200) {
      String shown = millis < 1_000 ? "Happy" : "Sad";
      after = patient.add(after, frame(millis, face(millis, "a", shown, .6f))).after();
    }

    assertThat(patient.end(after, EpisodeEnd.CAMERA_SILENT))
        .extracting(Episode::getEmotion, Episode::getPhase, Episode::getEndReason)
        .containsExactly(
            tuple("Happy", EpisodePhase.ENDED, EpisodeEnd.CHANGED),
            tuple("Sad", EpisodePhase.STARTED, null),
            tuple("Sad", EpisodePhase.ENDED, EpisodeEnd.CAMERA_SILENT));
  }

  @Test
  void shouldFindEpisodesOfACameraWithOneFrameASecond() {
    for (int second = 0; second < 4; second++) {
      show(1_000L * second, "Happy", .6f);
    }
    show(4_000, "Sad", .6f);
    show(5_000, "Sad", .6f);

    assertThat(told)
        .extracting(Episode::getEmotion, Episode::getPhase)
        .containsExactly(
            tuple("Happy", EpisodePhase.STARTED),
            tuple("Happy", EpisodePhase.ENDED),
            tuple("Sad", EpisodePhase.STARTED));
  }

  @Test
  void shouldIgnoreFramesThatComeLateOrTwice() {
    show(0, "Happy", .6f);
    show(400, "Happy", .6f);
    CameraEpisodes before = state;

    show(400, "Happy", .6f);
    show(200, "Sad", .6f);

    assertThat(state).isEqualTo(before);
  }

  @Test
  void shouldKeepFacesApart() {
    for (int millis = 0; millis <= 600; millis += 200) {
      add(frame(millis, face(millis, "a", "Happy", .6f), face(millis, "b", "Sad", .6f)));
    }

    assertThat(told)
        .extracting(Episode::getTrackId, Episode::getEmotion)
        .containsExactly(tuple("a", "Happy"), tuple("b", "Sad"));
  }

  @Test
  void shouldIgnoreWhatMayBeNoFace() {
    FaceTrack unconfirmed = new FaceTrack("a", at(0), 2L, false);
    add(frame(0, event(0, "a", "Happy", .6f).setTrack(unconfirmed).build()));
    add(frame(600, event(600, "a", "Happy", .6f).setTrack(null).build()));

    assertThat(state).isNull();
    assertThat(told).isEmpty();
  }

  @Test
  void shouldRefuseSettingsThatMakeNoSense() {
    Duration second = Duration.ofSeconds(1);

    assertThatThrownBy(() -> new EpisodeSettings(second.negated(), second, second))
        .hasMessageContaining("minimum");
    assertThatThrownBy(() -> new EpisodeSettings(second, second, Duration.ZERO))
        .hasMessageContaining("update");
  }

  private void show(long millis, String shown, float probability) {
    add(frame(millis, face(millis, "a", shown, probability)));
  }

  private void add(ObservedFrame frame) {
    Told<CameraEpisodes, Episode> result = episodes.add(state, frame);
    told.addAll(result.records());
    state = result.after();
  }
}
