package io.mien.trainer.cnn;

import io.mien.trainer.outlier.RemovalOptions;
import org.jspecify.annotations.Nullable;

/**
 * What may be done beside plain training. Checkpoints from before a method was there lack it, and
 * are as without.
 *
 * @param smoothing share of every target that is spread over all its labels, in [0, 1)
 * @param removal of samples that cannot be learned, if any are to be
 * @param distillation from teachers, if there are any
 */
public record Methods(
    Balance balance,
    double smoothing,
    Mixing mixing,
    @Nullable RemovalOptions removal,
    @Nullable Distillation distillation) {

  /** Plain training. */
  public static final Methods NONE = new Methods(Balance.NONE, 0, Mixing.NONE, null, null);

  public Methods {
    balance = balance == null ? Balance.NONE : balance;
    mixing = mixing == null ? Mixing.NONE : mixing;
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException("label smoothing lies in [0, 1): " + smoothing);
    }
  }

  /** The same with another removal, or none. */
  public Methods with(@Nullable RemovalOptions other) {
    return new Methods(balance, smoothing, mixing, other, distillation);
  }

  /** The same, learning from labels alone. */
  public Methods withoutTeachers() {
    return new Methods(balance, smoothing, mixing, removal, null);
  }
}
