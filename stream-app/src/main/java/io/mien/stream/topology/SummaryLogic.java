package io.mien.stream.topology;

import io.mien.schemas.CameraWindows;
import io.mien.schemas.Summary;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
import io.mien.stream.summary.Summaries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Summaries, counted. */
final class SummaryLogic implements CameraLogic<CameraWindows, Summary> {

  /** Name of the store. */
  static final String STORE = "windows";

  private final Summaries summaries;
  private final StreamMetrics metrics;

  SummaryLogic(Summaries summaries, StreamMetrics metrics) {
    this.summaries = summaries;
    this.metrics = metrics;
  }

  @Override
  public Told<CameraWindows, Summary> add(@Nullable CameraWindows before, ObservedFrame frame) {
    Summaries.Told told = summaries.add(before, frame);
    metrics.summarized(told.summaries().size(), told.late());
    return new Told<>(told.after(), told.summaries());
  }

  @Override
  public List<Summary> end(CameraWindows before) {
    List<Summary> all = summaries.end(before);
    metrics.summarized(all.size(), 0);
    return all;
  }
}
