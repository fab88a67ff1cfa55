package io.mien.stream.analyze;

/** Who starts an analysis hears of its progress and may end it early. */
public interface AnalysisWatcher {

  /**
   * Called a few times a second.
   *
   * @param processed frames so far
   * @param published frames so far
   * @param allPublished whether no more frames are going to be published
   */
  void progress(long processed, long published, boolean allPublished);

  /** Whether to stop: what is published is still analyzed, the rest is left. */
  boolean isStopRequested();
}
