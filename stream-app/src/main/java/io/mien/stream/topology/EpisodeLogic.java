package io.mien.stream.topology;

import io.mien.schemas.CameraEpisodes;
import io.mien.schemas.Episode;
import io.mien.schemas.EpisodeEnd;
import io.mien.stream.episode.Episodes;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Episodes, counted. */
final class EpisodeLogic implements CameraLogic<CameraEpisodes, Episode> {

  /** Name of the store. */
  static final String STORE = "episodes";

  private final Episodes episodes;
  private final StreamMetrics metrics;

  EpisodeLogic(Episodes episodes, StreamMetrics metrics) {
    this.episodes = episodes;
    this.metrics = metrics;
  }

  @Override
  public Told<CameraEpisodes, Episode> add(@Nullable CameraEpisodes before, ObservedFrame frame) {
    Told<CameraEpisodes, Episode> told = episodes.add(before, frame);
    count(told.records());
    return told;
  }

  @Override
  public List<Episode> end(CameraEpisodes before) {
    List<Episode> told = episodes.end(before, EpisodeEnd.CAMERA_SILENT);
    count(told);
    return told;
  }

  private void count(List<Episode> records) {
    records.forEach(episode -> metrics.episode(episode.getPhase()));
  }
}
