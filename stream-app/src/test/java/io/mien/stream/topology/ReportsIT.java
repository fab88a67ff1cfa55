package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.Episode;
import io.mien.schemas.EpisodePhase;
import io.mien.schemas.Summary;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Episodes and windows on a real broker: a crash in the middle of them costs and adds nothing. */
class ReportsIT {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);

  /** From 3:04:05.678 to 3:04:22.438, every 40 ms. */
  private static final int FRAMES = 420;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shouldTellOfEpisodesAndWindowsExactlyOnceOverACrash() throws Exception {
    try (StreamOnBroker stream = StreamOnBroker.start()) {
      Topics topics = stream.topics("reports.");
      stream.publish(topics, stream.frames(FRAMES));
      DiesOnce model = new DiesOnce(FRAMES / 2);

      try (StreamRunner dying = stream.start(topics, model)) {
        assertThatThrownBy(() -> dying.awaitStopped(PATIENCE)).isInstanceOf(MienException.class);
      }
      try (StreamRunner runner = stream.start(topics, model)) {
        runner.awaitReady(PATIENCE);
        assertThat(stream.read(topics.emotions(), FRAMES)).hasSize(FRAMES);

        List<Episode> episodes = read(stream, topics.episodes(), 4, Episode.class);
        List<Summary> summaries = read(stream, topics.summaries(), 4, Summary.class);

        assertThat(episodes).extracting(Episode::getEpisodeId).containsOnly("reports.frames-0-2-0");
        assertThat(episodes)
            .extracting(Episode::getPhase, Episode::getDurationMs, Episode::getFrames)
            .containsExactly(
                tuple(EpisodePhase.STARTED, 520L, 14L),
                tuple(EpisodePhase.UPDATED, 5_520L, 139L),
                tuple(EpisodePhase.UPDATED, 10_520L, 264L),
                tuple(EpisodePhase.UPDATED, 15_520L, 389L));
        assertThat(summaries)
            .extracting(Summary::getLengthMs, Summary::getFrames, Summary::getFaces)
            .containsExactly(
                tuple(10_000L, 109L, 109L),
                tuple(60_000L, 109L, 109L),
                tuple(10_000L, 250L, 250L),
                tuple(60_000L, 359L, 359L));
        assertThat(summaries).extracting(Summary::getTracks).containsOnly(1);
        // What the stores have is what the whole capture came to.
        assertThat(runner.cameras().tracks("door").orElseThrow().getCurrent().getTracks())
            .singleElement()
            .satisfies(track -> assertThat(track.getFrames()).isEqualTo(FRAMES));
      }
      assertThat(model.calls()).isGreaterThan(FRAMES);
    }
  }

  private static <T extends SpecificRecord> List<T> read(
      StreamOnBroker stream, String topic, int count, Class<T> record) {
    return stream.read(topic, count).stream()
        .map(bytes -> SERDES.serde(record).deserializer().deserialize(topic, bytes))
        .toList();
  }
}
