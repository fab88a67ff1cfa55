package io.mien.trainer.study;

/** Told of runs, from several threads. */
@FunctionalInterface
public interface StudyListener {

  /** A run is there: it ended now, or was kept from before. */
  void finished(StudyRun run);
}
