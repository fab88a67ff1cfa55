package io.mien.trainer.dbn;

/**
 * How good answers are.
 *
 * @param crossEntropy mean of {@code -sum_c t(c) ln p(c)}, in nats
 * @param accuracy share of samples whose likeliest label is the likeliest in the target, in [0, 1]
 */
record Loss(double crossEntropy, double accuracy) {

  private static final double LEAST = 1e-7;

  static Loss of(Samples answers, Samples targets) {
    double sum = 0;
    int right = 0;
    for (int i = 0; i < answers.size(); i++) {
      float[] answer = answers.row(i);
      float[] target = targets.row(i);
      sum += crossEntropy(answer, target);
      right += best(answer) == best(target) ? 1 : 0;
    }
    return new Loss(sum / answers.size(), (double) right / answers.size());
  }

  static double crossEntropy(float[] answer, float[] target) {
    double sum = 0;
    for (int c = 0; c < answer.length; c++) {
      sum -= target[c] * Math.log(Math.max(answer[c], LEAST));
    }
    return sum;
  }

  static int best(float[] distribution) {
    int best = 0;
    for (int c = 1; c < distribution.length; c++) {
      best = distribution[c] > distribution[best] ? c : best;
    }
    return best;
  }
}
