package io.mien.stream.topology;

import io.mien.schemas.CameraEpisodes;
import io.mien.schemas.Episode;
import io.mien.schemas.EpisodeEnd;
import io.mien.stream.episode.Episodes;
import io.mien.stream.episode.Episodes.Told;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.observe.ObservedFrame;
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
  public Step<CameraEpisodes, Episode> add(@Nullable CameraEpisodes before, ObservedFrame frame) {
    Told told = episodes.add(before, frame);
    return new Step<>(told.after(), counted(told.told()));
  }

  @Override
  public List<Episode> end(CameraEpisodes before) {
    return counted(episodes.end(before, EpisodeEnd.CAMERA_SILENT));
  }

  private List<Episode> counted(List<Episode> told) {
    told.forEach(episode -> metrics.episode(episode.getPhase()));
    return told;
  }
}
