package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

/**
 * Something was done to a network after fine-tuning, and kept if validation did not get worse by
 * it: neither its accuracy nor its loss.
 *
 * @param neurons generated or clamped
 * @param accuracyBefore share of validation samples whose likeliest target was answered, in [0, 1]
 * @param accuracyAfter the same with it done
 * @param lossBefore cross-entropy on validation, in nats
 * @param lossAfter the same with it done
 */
public record Refinement(
    Kind kind,
    int neurons,
    double accuracyBefore,
    double accuracyAfter,
    double lossBefore,
    double lossAfter) {

  /** What was done. */
  public enum Kind {
    KL_GENERATION("generation by divergence"),
    FIX_UP("fix-up by signal paths");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** In words, such as "fix-up by signal paths". */
    public String title() {
      return title;
    }
  }

  public Refinement {
    requireNonNull(kind, "kind");
  }

  static Refinement of(Kind kind, int neurons, Loss before, Loss after) {
    return new Refinement(
        kind,
        neurons,
        before.accuracy(),
        after.accuracy(),
        before.crossEntropy(),
        after.crossEntropy());
  }

  /** Whether it was kept. */
  public boolean kept() {
    return neurons > 0 && accuracyAfter >= accuracyBefore && lossAfter <= lossBefore;
  }
}
