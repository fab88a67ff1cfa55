package io.mien.trainer.expert;

import io.mien.recognition.MienException;
import io.mien.trainer.export.Parity;

/** Holds exported children to what was learned. */
final class ChildParity {

  private ChildParity() {}

  /**
   * The difference itself.
   *
   * @throws MienException if it is larger than an export may have
   */
  static double checked(double difference) {
    if (!(difference <= Parity.TOLERANCE)) {
      throw new MienException(
          "The exported child differs from the learned one by %.2g in a probability; nothing was written."
              .formatted(difference));
    }
    return difference;
  }
}
