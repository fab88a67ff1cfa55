package io.mien.trainer.data;

import java.util.Arrays;
import java.util.Optional;

/** The part of FER2013 that a row belongs to. */
public enum Usage {
  /** What models learn from, and what validation is split off. */
  TRAINING("Training"),
  /** The test split: measured once per shipped result, never selected on. */
  PUBLIC_TEST("PublicTest"),
  /** The final exam. */
  PRIVATE_TEST("PrivateTest");

  private final String label;

  Usage(String label) {
    this.label = label;
  }

  /** The name in the data set's own files. */
  public String label() {
    return label;
  }

  /** The usage of that name, in any letter case. */
  public static Optional<Usage> ofLabel(String label) {
    return Arrays.stream(values()).filter(u -> u.label.equalsIgnoreCase(label)).findFirst();
  }
}
