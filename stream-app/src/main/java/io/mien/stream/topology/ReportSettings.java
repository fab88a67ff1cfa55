package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.stream.alert.AlertSettings;
import io.mien.stream.episode.EpisodeSettings;
import io.mien.stream.summary.SummarySettings;

/** What is made of the events of frames: episodes, summaries and alerts. */
public record ReportSettings(
    EpisodeSettings episodes, SummarySettings summaries, AlertSettings alerts) {

  /** What is reported unless told otherwise. */
  public static final ReportSettings DEFAULT =
      new ReportSettings(EpisodeSettings.DEFAULT, SummarySettings.DEFAULT, AlertSettings.NONE);

  public ReportSettings {
    requireNonNull(episodes, "episodes");
    requireNonNull(summaries, "summaries");
    requireNonNull(alerts, "alerts");
  }
}
