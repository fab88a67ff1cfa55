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

/**
 * What happens to frames. Every frame is reported exactly once by the thread that processed it: as
 * recognized, as set aside or as shed. A frame that is processed again after a failure is reported
 * again. Safe for use by many threads; never throws.
 */
public interface StreamMetrics {

  /** Forgets everything. */
  StreamMetrics NO_OP = new SilentMetrics();

  /**
   * A frame was looked at.
   *
   * @param faces on it, judged or not
   * @param emotions the top emotion of each face that has one
   * @param delay from capture to the end of recognition; of no meaning for recorded sources
   */
  void recognized(int faces, List<String> emotions, StageLatencies latencies, Duration delay);

  /** A face did not pass a quality gate; one that fails two is told twice. */
  void failed(QualityGate gate);

  /** A face was not judged, because what was judged last still stands. */
  void repeated();

  /** A frame was left out because it was too old and its camera had sent a newer one. */
  void shed(String camera);

  /**
   * A face triggered an expert group; its frame is reported as recognized besides.
   *
   * @param child the one that was chosen; null if the parent's answer stayed
   */
  void routed(String group, @Nullable String child);

  /** Faces of a camera came into view, and faces left it. */
  void tracked(int started, int ended);

  /**
   * This process took over the cameras of another one, or gave cameras away.
   *
   * @param change tracks that live on here, or less than 0 for those that live on elsewhere
   */
  void tracksMoved(int change);

  /** A record went to the dead letters. */
  void setAside(DeadLetterReason reason);

  /** An episode began, goes on or ended. */
  void episode(EpisodePhase phase);

  /**
   * A frame was counted in its windows.
   *
   * @param summaries windows that were published then
   * @param late frames that turned out to lack in a window
   */
  void summarized(int summaries, long late);

  /** An alert was raised or cleared. */
  void alert(String rule, AlertPhase phase);

  /** Where the emotion model runs, for example {@code cpu} or {@code cuda}. */
  void executionProvider(String name);

  /** Which groups the bundle has enabled, told before the first frame. */
  void expertGroups(List<ExpertGroup> groups);
}
