package io.mien.stream.track;

/**
 * A Kalman filter of one coordinate whose velocity wanders and, left alone, dies away: the
 * integrated Ornstein-Uhlenbeck process (Bar-Shalom, Li and Kirubarajan, "Estimation with
 * Applications to Tracking and Navigation", 2001, 6.2 and 8.2). Over short times it is the constant
 * velocity of SORT; after a gap it does not run away, as a head that turned when it was last seen
 * does not go on turning. Coordinates with diagonal noise are independent of each other, so a face
 * needs no matrices.
 *
 * @param position in the coordinate's unit
 * @param velocity a second
 * @param positionVariance of the error of the position
 * @param covariance of the two errors
 * @param velocityVariance of the error of the velocity
 */
public record CoordinateEstimate(
    double position,
    double velocity,
    double positionVariance,
    double covariance,
    double velocityVariance) {

  /** After this many seconds a velocity has lost 63 % of itself. */
  private static final double MEMORY_SECONDS = 1;

  public CoordinateEstimate {
    double all = position + velocity + positionVariance + covariance + velocityVariance;
    if (!Double.isFinite(all) || positionVariance < 0 || velocityVariance < 0) {
      throw new IllegalArgumentException(
          "not an estimate: %s, %s, %s, %s, %s"
              .formatted(position, velocity, positionVariance, covariance, velocityVariance));
    }
  }

  /**
   * A coordinate that was measured once: its velocity is anything the process makes of it.
   *
   * @param variance of the measurement
   * @param diffusion see {@link #after}
   */
  static CoordinateEstimate at(double measured, double variance, double diffusion) {
    return new CoordinateEstimate(measured, 0, variance, 0, diffusion * MEMORY_SECONDS / 2);
  }

  /**
   * The same coordinate some time later, or earlier.
   *
   * @param seconds negative for earlier
   * @param diffusion spectral density of the noise that drives the velocity, in units^2 / s^3
   */
  CoordinateEstimate after(double seconds, double diffusion) {
    if (seconds < 0) {
      return reversed().after(-seconds, diffusion).reversed();
    }
    double kept = Math.exp(-seconds / MEMORY_SECONDS);
    double lost = 1 - kept;
    double way = MEMORY_SECONDS * lost;
    double memory2 = MEMORY_SECONDS * MEMORY_SECONDS;
    double moved = // the noise's own share of the position's variance; never below 0 by rounding
        Math.max(0, memory2 * (seconds - 2 * way + MEMORY_SECONDS * (1 - kept * kept) / 2));
    return new CoordinateEstimate(
        position + way * velocity,
        kept * velocity,
        positionVariance + 2 * way * covariance + way * way * velocityVariance + diffusion * moved,
        kept * (covariance + way * velocityVariance) + diffusion * memory2 * lost * lost / 2,
        kept * kept * velocityVariance + diffusion * MEMORY_SECONDS * (1 - kept * kept) / 2);
  }

  private CoordinateEstimate reversed() {
    return new CoordinateEstimate(
        position, -velocity, positionVariance, -covariance, velocityVariance);
  }

  /** Takes in a measurement of the position at the time of this estimate. */
  CoordinateEstimate measured(double value, double variance) {
    double total = positionVariance + variance;
    double gain = positionVariance / total;
    double velocityGain = covariance / total;
    double error = value - position;
    return new CoordinateEstimate(
        position + gain * error,
        velocity + velocityGain * error,
        (1 - gain) * positionVariance,
        (1 - gain) * covariance,
        Math.max(0, velocityVariance - velocityGain * covariance));
  }
}
