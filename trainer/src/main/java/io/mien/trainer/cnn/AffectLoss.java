package io.mien.trainer.cnn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/** What is made small where valence and arousal are learned. */
public enum AffectLoss {
  /** The root of the mean squared error of each, their mean. */
  RMSE {
    @Override
    Tensor of(Tensor estimates, Tensor truths) {
      Tensor squared = mean(estimates.sub(truths).square());
      return squared.add(new Scalar(TINY)).sqrt().mean();
    }
  },
  /** One less the concordance correlation coefficient (Lin 1989) of each, their mean. */
  CCC {
    @Override
    Tensor of(Tensor estimates, Tensor truths) {
      Tensor x = estimates.sub(mean(estimates));
      Tensor y = truths.sub(mean(truths));
      Tensor between = mean(estimates).sub(mean(truths)).square();
      Tensor apart = mean(x.square()).add(mean(y.square())).add(between).add(new Scalar(TINY));
      return mean(x.mul(y)).mul(new Scalar(-2f)).div(apart).add(new Scalar(1f)).mean();
    }
  };

  /** Keeps gradients finite where nothing varies. */
  private static final float TINY = 1e-6f;

  /** The loss of estimates [N, 2] against truths [N, 2], one number, for two faces or more. */
  abstract Tensor of(Tensor estimates, Tensor truths);

  private static Tensor mean(Tensor x) {
    return x.mean(new long[] {0}, true, new ScalarTypeOptional());
  }
}
