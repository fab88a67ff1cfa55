package io.mien.stream.episode;

import static io.mien.stream.observe.ObservedFrames.face;
import static io.mien.stream.observe.ObservedFrames.frame;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.CameraEpisodes;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.Episode;
import io.mien.schemas.EpisodeEnd;
import io.mien.schemas.EpisodePhase;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any faces at all: moody, hesitating, coming and going, late and twice. */
class EpisodesPropertyTest {

  private static final Serde<CameraEpisodes> STORE =
      AvroSerdes.of(null).serde(CameraEpisodes.class);
  private static final List<String> SHOWN = List.of("Happy", "Sad", "Anger", "UNCERTAIN");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldHoldForAnyFrames(long seed) {
    Random random = new Random(seed);
    EpisodeSettings settings = settings(random);
    Episodes episodes = new Episodes(settings);
    List<ObservedFrame> frames = frames(random);

    List<Episode> told = new ArrayList<>();
    CameraEpisodes state = null;
    for (ObservedFrame frame : frames) {
      Told<CameraEpisodes, Episode> result = episodes.add(state, frame);
      assertThat(episodes.add(stored(state), frame)).isEqualTo(result);
      told.addAll(result.records());
      state = result.after();
      // A frame that comes again after all of them changes nothing any more.
      assertThat(episodes.add(state, again(frame)).records()).isEmpty();
    }
    told.addAll(state == null ? List.of() : episodes.end(state, EpisodeEnd.CAMERA_SILENT));

    Map<String, List<Episode>> each =
        told.stream().collect(groupingBy(Episode::getEpisodeId, LinkedHashMap::new, toList()));
    assertThat(each).hasSizeGreaterThan(5);
    each.values().forEach(records -> shouldBeWhole(records, settings));
    shouldAgreeWithFrames(each, frames);
    told.stream()
        .filter(episode -> episode.getPhase() == EpisodePhase.ENDED)
        .collect(groupingBy(Episode::getTrackId))
        .values()
        .forEach(EpisodesPropertyTest::shouldNotOverlap);
  }

  private static void shouldBeWhole(List<Episode> records, EpisodeSettings settings) {
    assertThat(records.get(0).getPhase()).isEqualTo(EpisodePhase.STARTED);
    Episode end = records.get(records.size() - 1);
    assertThat(end.getPhase()).isEqualTo(EpisodePhase.ENDED);
    assertThat(end.getEndReason()).isNotNull();
    assertThat(records.subList(1, records.size() - 1))
        .allSatisfy(record -> assertThat(record.getPhase()).isEqualTo(EpisodePhase.UPDATED));
    Episode before = null;
    for (Episode record : records) {
      assertThat(record.getDurationMs()).isGreaterThanOrEqualTo(settings.minimum().toMillis());
      assertThat(record.getDurationMs())
          .isEqualTo(Duration.between(record.getStartedAt(), record.getShownAt()).toMillis());
      assertThat(record.getMeanProbability()).isBetween(0f, record.getPeakProbability() + 1e-5f);
      assertThat(record.getPeakAt()).isBetween(record.getStartedAt(), record.getShownAt());
      if (before != null) {
        assertThat(record.getShownAt()).isAfterOrEqualTo(before.getShownAt());
        assertThat(record.getFrames()).isGreaterThanOrEqualTo(before.getFrames());
        assertThat(record.getEmotion()).isEqualTo(before.getEmotion());
      }
      if (record.getPhase() == EpisodePhase.UPDATED) {
        assertThat(Duration.between(before.getShownAt(), record.getShownAt()))
            .isGreaterThanOrEqualTo(settings.update());
      }
      before = record;
    }
  }

  /** An episode counts the frames in its span that show its emotion: every one, once. */
  private static void shouldAgreeWithFrames(
      Map<String, List<Episode>> each, List<ObservedFrame> frames) {
    Map<String, Instant> newest = new LinkedHashMap<>();
    Map<String, List<EmotionEvent>> taken = new LinkedHashMap<>();
    for (ObservedFrame frame : frames) {
      for (EmotionEvent event : frame.events()) {
        String track = event.getTrack().getId();
        if (frame.capturedAt().isAfter(newest.getOrDefault(track, Instant.MIN))) {
          newest.put(track, frame.capturedAt());
          taken.computeIfAbsent(track, id -> new ArrayList<>()).add(event);
        }
      }
    }
    for (List<Episode> records : each.values()) {
      Episode end = records.get(records.size() - 1);
      List<EmotionEvent> shown =
          taken.get(end.getTrackId()).stream()
              .filter(event -> event.getShownEmotion().equals(end.getEmotion()))
              .filter(event -> !event.getCapturedAt().isBefore(end.getStartedAt()))
              .filter(event -> !event.getCapturedAt().isAfter(end.getShownAt()))
              .toList();
      assertThat(shown).hasSize((int) end.getFrames());
      assertThat(shown.get(0).getEventId()).isEqualTo(end.getEpisodeId());
    }
  }

  private static void shouldNotOverlap(List<Episode> episodes) {
    for (int i = 1; i < episodes.size(); i++) {
      assertThat(episodes.get(i).getStartedAt()).isAfter(episodes.get(i - 1).getShownAt());
    }
  }

  private static CameraEpisodes stored(CameraEpisodes state) {
    return STORE.deserializer().deserialize("store", STORE.serializer().serialize("store", state));
  }

  private static ObservedFrame again(ObservedFrame frame) {
    return new ObservedFrame(
        frame.cameraId(), frame.frameId(), frame.capturedAt(), frame.events(), List.of());
  }

  private static EpisodeSettings settings(Random random) {
    return new EpisodeSettings(
        Duration.ofMillis(random.nextInt(800)),
        Duration.ofMillis(random.nextInt(800)),
        Duration.ofMillis(500 + random.nextInt(3_000)));
  }

  private static List<ObservedFrame> frames(Random random) {
    List<ObservedFrame> frames = new ArrayList<>();
    Map<String, String> shows = new LinkedHashMap<>();
    long millis = 0;
    for (int i = 0; i < 600; i++) {
      millis += random.nextInt(25) == 0 ? -random.nextInt(500) : 20 + random.nextInt(200);
      if (shows.size() < 4 && random.nextInt(30) == 0) {
        shows.put("t" + i, "Happy");
      }
      List<String> ended = new ArrayList<>();
      if (shows.size() > 1 && random.nextInt(100) == 0) {
        ended.add(shows.keySet().iterator().next());
        shows.remove(ended.get(0));
      }
      long now = millis;
      shows.replaceAll(
          (track, shown) ->
              random.nextInt(12) == 0 ? SHOWN.get(random.nextInt(SHOWN.size())) : shown);
      EmotionEvent[] events =
          shows.entrySet().stream()
              .filter(entry -> random.nextInt(8) > 0)
              .map(e -> face(now, e.getKey(), e.getValue(), .3f + .7f * random.nextFloat()))
              .toArray(EmotionEvent[]::new);
      frames.add(frame(now, ended, events));
    }
    return frames;
  }
}
