package io.mien.trainer.study;

import java.util.Locale;

/** What takes part in a study. */
public enum Contender {
  /** The structure is found in learning. */
  ADAPTIVE("adaptive DBN"),
  /** The same learning without labels, for layers of one width that nothing changes. */
  FIXED("DBN of fixed size"),
  /** The adaptive network's sizes with random weights. */
  RANDOM("MLP from random weights"),
  /** Logistic regression on the features of one RBM with binary visibles. */
  LOGISTIC("RBM and logistic regression");

  private final String title;

  Contender(String title) {
    this.title = title;
  }

  /** Its name in reports. */
  public String title() {
    return title;
  }

  /** Its name in folders. */
  String folder(long seed) {
    return name().toLowerCase(Locale.ROOT) + "-" + seed;
  }
}
