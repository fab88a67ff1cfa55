package io.mien.trainer.data;

import java.util.Arrays;
import java.util.Optional;

/** The part of a data set that a face belongs to, named as in FER2013. */
public enum Usage {
  /** What models learn from, and what validation is split off where there is none. */
  TRAINING("Training"),
  /** What is chosen by, in data sets that bring their own; FER2013 does not. */
  VALIDATION("Validation"),
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

  /** The usage of that name, in any letter case; data sets with one test split call it Test. */
  public static Optional<Usage> ofLabel(String label) {
    if (label.equalsIgnoreCase("Test")) {
      return Optional.of(PUBLIC_TEST);
    }
    return Arrays.stream(values()).filter(u -> u.label.equalsIgnoreCase(label)).findFirst();
  }
}
