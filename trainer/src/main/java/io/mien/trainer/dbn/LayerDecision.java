package io.mien.trainer.dbn;

/**
 * A layer had learned, and it was asked whether another follows.
 *
 * @param layer the one that had learned, counted from 1
 * @param neurons hidden neurons it ended with
 * @param walk total walking distance of all layers so far, {@code sum a_WD WD^i}
 * @param walkThreshold theta_L1
 * @param energy total energy of all layers so far, {@code sum a_E E^i}
 * @param energyThreshold theta_L2
 * @param another whether a layer follows
 */
public record LayerDecision(
    int layer,
    int neurons,
    double walk,
    double walkThreshold,
    double energy,
    double energyThreshold,
    boolean another) {

  /** Whether the totals were asked; otherwise the number of layers was given. */
  public boolean byTotals() {
    return walkThreshold >= 0 || energyThreshold > -Double.MAX_VALUE;
  }
}
