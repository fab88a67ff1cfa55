package io.mien.trainer.data.layout;

/** Is told how far decoding a data set has come; by one thread at a time. */
@FunctionalInterface
public interface ReadProgress {

  /** Tells nobody. */
  ReadProgress NONE = (done, all) -> {};

  /** So many pictures of all are done. */
  void at(int done, int all);
}
