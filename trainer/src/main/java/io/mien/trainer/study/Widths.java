package io.mien.trainer.study;

/** How wide the layers of a network are that is to have a number of parameters. */
final class Widths {

  private Widths() {}

  /**
   * The width of hidden layers that are all alike.
   *
   * @param layers hidden ones, at least 1
   * @return the one whose network's size is nearest to {@code parameters}; at least 1
   */
  static int alike(int inputs, int layers, int labels, long parameters) {
    int width = 1;
    while (parameters(inputs, width + 1, layers, labels) <= parameters) {
      width++;
    }
    long below = parameters - parameters(inputs, width, layers, labels);
    long above = parameters(inputs, width + 1, layers, labels) - parameters;
    return above < below ? width + 1 : width;
  }

  static long parameters(long inputs, long width, int layers, long labels) {
    return (inputs + 1) * width + (layers - 1) * (width + 1) * width + (width + 1) * labels;
  }
}
