package io.mien.stream.metrics;

import io.mien.recognition.StageLatencies;
import io.mien.recognition.quality.QualityGate;
import io.mien.recognition.route.ExpertGroup;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EpisodePhase;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forgets everything; for whoever wants to know one thing only. */
public class SilentMetrics implements StreamMetrics {

  @Override
  public void recognized(
      int faces, List<String> emotions, StageLatencies latencies, Duration delay) {}

  @Override
  public void failed(QualityGate gate) {}

  @Override
  public void repeated() {}

  @Override
  public void shed(String camera) {}

  @Override
  public void routed(String group, @Nullable String child) {}

  @Override
  public void tracked(int started, int ended) {}

  @Override
  public void tracksMoved(int change) {}

  @Override
  public void setAside(DeadLetterReason reason) {}

  @Override
  public void episode(EpisodePhase phase) {}

  @Override
  public void summarized(int summaries, long late) {}

  @Override
  public void alert(String rule, AlertPhase phase) {}

  @Override
  public void executionProvider(String name) {}

  @Override
  public void expertGroups(List<ExpertGroup> groups) {}
}
