package io.mien.stream.capture.draw;

import java.util.SplittableRandom;

/**
 * How a head sways around its seat: slow sine waves whose periods do not divide each other. All
 * results are in [-1, 1] of what the seat allows.
 */
record Movement(double phaseX, double phaseY, double phaseRoll, double tempo) {

  static Movement random(SplittableRandom random) {
    return new Movement(turn(random), turn(random), turn(random), random.nextDouble(.8, 1.2));
  }

  private static double turn(SplittableRandom random) {
    return random.nextDouble(2 * Math.PI);
  }

  double x(double seconds) {
    return .7 * wave(.11, seconds, phaseX) + .3 * wave(.29, seconds, phaseY);
  }

  double y(double seconds) {
    return .7 * wave(.17, seconds, phaseY) + .3 * wave(.41, seconds, phaseRoll);
  }

  double roll(double seconds) {
    return wave(.13, seconds, phaseRoll);
  }

  double nearness(double seconds) {
    return wave(.07, seconds, phaseX + phaseRoll);
  }

  private double wave(double hertz, double seconds, double phase) {
    return Math.sin(2 * Math.PI * hertz * tempo * seconds + phase);
  }
}
