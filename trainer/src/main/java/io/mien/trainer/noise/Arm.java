package io.mien.trainer.noise;

/** What is done about the corrupted labels. */
public enum Arm {
  NOTHING("nothing removed"),
  REMOVAL("bimodal distribution removal"),
  ORACLE("every corrupted face left out from the start");

  private final String title;

  Arm(String title) {
    this.title = title;
  }

  /** How a report calls it. */
  public String title() {
    return title;
  }
}
