package io.mien.stream.track;

import static io.mien.stream.track.Faces.START;
import static io.mien.stream.track.Faces.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.face.Box;
import io.mien.stream.track.Faces.Camera;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackerTest {

  private static final long YEAR = Duration.ofDays(365).toMillis();

  private final Camera camera = new Camera();

  @Test
  void shouldNameATrackAfterTheFaceItBeganWith() {
    assertThat(camera.see(0, at(100, 100), at(300, 100))).containsExactly("f0-0", "f0-1");
    assertThat(camera.see(40, at(101, 100), at(299, 101))).containsExactly("f0-0", "f0-1");
  }

  /** 0.9 sizes a second: from about 3 frames a second on, such a face does not overlap itself. */
  @ParameterizedTest
  @ValueSource(ints = {30, 12, 5, 3, 2})
  void shouldFollowWalkersAtAnyFrameRate(int framesPerSecond) {
    List<String> first = camera.see(0, at(100, 100), at(160, 110));

    for (int frame = 1; frame <= 4 * framesPerSecond; frame++) {
      double walked = 40.0 * frame / framesPerSecond;
      assertThat(
              camera.see(
                  1000L * frame / framesPerSecond, at(100 + walked, 100), at(160 + walked, 110)))
          .isEqualTo(first);
    }
  }

  @Test
  void shouldTellFacesThatPassEachOtherApartByTheirMotion() {
    List<String> first = camera.see(0, at(100, 100), at(260, 112));

    // Where they are one behind the other only one of them is found.
    for (int frame = 1; frame <= 20; frame++) {
      Box right = at(100 + 8 * frame, 100);
      Box left = at(260 - 8 * frame, 112);
      if (Math.abs(frame - 10) > 1) {
        assertThat(camera.see(80L * frame, right, left)).isEqualTo(first);
      }
    }
  }

  @Test
  void shouldPairTheWholeFrameAtItsBestAndNotTheNearestFirst() {
    List<String> first = camera.see(0, at(100, 100), at(140, 100));

    // Both moved by 40: the first now is exactly where the second was.
    assertThat(camera.see(500, at(140, 100), at(180, 100))).isEqualTo(first);
  }

  @Test
  void shouldKeepAFaceThatWasMissedForAWhile() {
    List<String> first = see(0, 5);
    camera.see(1000);

    assertThat(camera.see(1900, at(110, 100))).isEqualTo(first);
  }

  @Test
  void shouldForgetAFaceThatLeft() {
    List<String> first = see(0, 5);
    camera.see(1200);
    Tracking empty = camera.look(2400, List.of());

    assertThat(empty.ended()).extracting(Track::id).isEqualTo(first);
    assertThat(empty.after().live()).isEmpty();
    assertThat(camera.see(2440, at(100, 100))).isNotEqualTo(first);
  }

  @Test
  void shouldGiveUpSoonOnWhatWasSeenOnce() {
    camera.see(0, at(100, 100), at(300, 300));
    camera.see(40, at(100, 100));
    Tracking later = camera.look(600, Faces.sure(at(100, 100)));

    assertThat(later.ended()).extracting(Track::id).containsExactly("f0-1");
  }

  @Test
  void shouldConfirmAfterThreeFrames() {
    see(0, 2);
    assertThat(Faces.SETTINGS.isConfirmed(camera.state.live().get(0))).isFalse();
    see(80, 1);

    assertThat(Faces.SETTINGS.isConfirmed(camera.state.live().get(0))).isTrue();
    assertThat(camera.state.live().get(0).frames()).isEqualTo(3);
    assertThat(camera.state.live().get(0).startedAt()).isEqualTo(START);
  }

  @Test
  void shouldNotTakeAFaceOfAnotherSizeForTheSame() {
    List<String> first = see(0, 5);
    // A print on the shirt, found while the head is not.
    List<String> print = camera.see(200, new Box(50, 150, 110, 120));

    assertThat(print).isNotEqualTo(first);
    assertThat(camera.see(240, at(100, 100))).isEqualTo(first);
  }

  @Test
  void shouldGoOnWithADoubtfulFaceButNotBeginWithOne() {
    List<String> first = see(0, 3);
    List<Detection> doubtful =
        List.of(new Detection(0, at(101, 100), 0.4f), new Detection(1, at(400, 100), 0.4f));

    Tracking tracking = camera.look(120, doubtful);

    assertThat(Camera.ids(tracking, 2)).containsExactly(first.get(0), null);
    assertThat(tracking.after().live()).hasSize(1);
  }

  @Test
  void shouldPreferASureDetectionToADoubtfulOne() {
    List<String> first = see(0, 3);
    List<Detection> faces =
        List.of(new Detection(0, at(100, 100), 0.4f), new Detection(1, at(112, 100), 0.9f));

    assertThat(Camera.ids(camera.look(120, faces), 2)).containsExactly(null, first.get(0));
  }

  @Test
  void shouldFindTheTracksOfALateFrameWithoutChangingThem() {
    for (int frame = 0; frame < 10; frame++) {
      camera.see(80L * frame, at(100 + 4 * frame, 100));
    }
    CameraTracks before = camera.state;

    assertThat(camera.see(400, at(120, 100), at(400, 100))).containsExactly("f0-0", null);
    assertThat(camera.see(720, at(136, 100))).as("the newest again").containsExactly("f0-0");
    assertThat(camera.state).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1, 30, -30})
  void shouldSurviveASingleFrameFromAWildClock(long years) {
    List<String> first = see(0, 5);
    List<String> wild = camera.see(years * YEAR, at(100, 100));

    assertThat(wild).isNotEqualTo(first);
    for (int frame = 5; frame < 60; frame++) {
      assertThat(camera.see(40L * frame, at(101, 100))).isEqualTo(first);
    }
    assertThat(camera.state.live()).extracting(Track::id).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(longs = {60_000, -60_000})
  void shouldBeginAgainWhereAClockWasSet(long leap) {
    List<String> first = see(0, 5);
    List<String> second = see(leap, 5);
    assertThat(second).isNotEqualTo(first);
    assertThat(camera.state.live()).extracting(Track::id).containsAll(first);

    List<Track> ended = new ArrayList<>();
    for (int frame = 0; frame < 60; frame++) {
      Tracking tracking = camera.look(leap + 200 + 40L * frame, Faces.sure(at(100, 100)));
      assertThat(Camera.ids(tracking, 1)).isEqualTo(second);
      ended.addAll(tracking.ended());
    }
    assertThat(ended).extracting(Track::id).isEqualTo(first);
    assertThat(camera.state.earlier()).isNull();
  }

  @Test
  void shouldBeBounded() {
    List<Detection> crowd = new ArrayList<>();
    for (int i = 0; i < Tracker.MOST_TRACKS + 50; i++) {
      crowd.add(new Detection(i, at(100 * (i % 30), 100 * Math.floorDiv(i, 30)), 0.9f));
    }
    camera.look(0, crowd);
    camera.look(40, crowd);

    assertThat(camera.state.live()).hasSize(Tracker.MOST_TRACKS);
  }

  /** Frames of one still face, 40 ms apart; its id. */
  private List<String> see(long millis, int frames) {
    List<String> ids = List.of();
    for (int frame = 0; frame < frames; frame++) {
      ids = camera.see(millis + 40L * frame, at(100, 100));
    }
    return ids;
  }
}
