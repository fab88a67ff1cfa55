package io.mien.trainer.cnn;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Nesterov SGD with weight decay on kernels alone. */
final class Optimizer implements AutoCloseable {

  private final Parameters parameters;
  private final SGD sgd;

  Optimizer(Parameters parameters, TrainOptions options) {
    this.parameters = parameters;
    try (PointerScope scope = new PointerScope()) {
      TensorVector decayed = new TensorVector();
      TensorVector free = new TensorVector();
      for (Map.Entry<String, Tensor> weight : parameters.weights().entrySet()) {
        (weight.getValue().dim() > 1 ? decayed : free).push_back(weight.getValue());
      }
      sgd = new SGD(decayed, sgdOptions(options, options.weightDecay()));
      sgd.add_param_group(new OptimizerParamGroup(free, sgdOptions(options, 0)));
      sgd.retainReference();
    }
  }

  private static SGDOptions sgdOptions(TrainOptions options, double weightDecay) {
    SGDOptions sgdOptions = new SGDOptions(options.learningRate());
    sgdOptions.momentum().put(options.momentum());
    sgdOptions.weight_decay().put(weightDecay);
    sgdOptions.nesterov().put(true);
    return sgdOptions;
  }

  SGD sgd() {
    return sgd;
  }

  /** Forgets the gradients of the last step. */
  void clear() {
    sgd.zero_grad();
  }

  /** Shortens the gradients of the last step to a norm over all weights, if they are longer. */
  void shorten(double norm) {
    try (PointerScope scope = new PointerScope()) {
      TensorVector weights = new TensorVector();
      parameters.weights().values().forEach(weights::push_back);
      torch.clip_grad_norm_(weights, norm);
    }
  }

  /** Moves the weights against their gradients, at that rate. */
  void step(double rate) {
    try (PointerScope scope = new PointerScope()) {
      OptimizerParamGroupVector groups = sgd.param_groups();
      for (long i = 0; i < groups.size(); i++) {
        groups.get(i).options().set_lr(rate);
      }
      sgd.step();
    }
  }

  @Override
  public void close() {
    sgd.releaseReference();
  }
}
