package io.mien.trainer.cnn;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OptimizerParamGroup;
import org.bytedeco.pytorch.OptimizerParamGroupVector;
import org.bytedeco.pytorch.OutputArchive;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Moves the weights of a net that are trained against their gradients. */
final class Optimizer implements AutoCloseable {

  private final Parameters parameters;
  private final org.bytedeco.pytorch.Optimizer torchs;

  Optimizer(Parameters parameters, TrainOptions options) {
    this.parameters = parameters;
    try (PointerScope scope = new PointerScope()) {
      torchs =
          switch (options.method()) {
            case SGD -> sgd(parameters, options);
            case ADAM -> adam(parameters, options);
          };
      torchs.retainReference();
    }
  }

  // Decay is for kernels: it would only pull normalization and biases off their places.
  private static SGD sgd(Parameters parameters, TrainOptions options) {
    TensorVector decayed = new TensorVector();
    TensorVector free = new TensorVector();
    for (Map.Entry<String, Tensor> weight : parameters.weights().entrySet()) {
      (weight.getValue().dim() > 1 ? decayed : free).push_back(weight.getValue());
    }
    SGD sgd = new SGD(decayed, sgdOptions(options, options.weightDecay()));
    sgd.add_param_group(new OptimizerParamGroup(free, sgdOptions(options, 0)));
    return sgd;
  }

  private static SGDOptions sgdOptions(TrainOptions options, double weightDecay) {
    SGDOptions sgdOptions = new SGDOptions(options.learningRate());
    sgdOptions.momentum().put(options.momentum());
    sgdOptions.weight_decay().put(weightDecay);
    sgdOptions.nesterov().put(true);
    return sgdOptions;
  }

  // All weights decay, as in the publications that use it.
  private static Adam adam(Parameters parameters, TrainOptions options) {
    TensorVector all = new TensorVector();
    parameters.weights().values().forEach(all::push_back);
    AdamOptions adamOptions = new AdamOptions(options.learningRate());
    adamOptions.weight_decay().put(options.weightDecay());
    return new Adam(all, adamOptions);
  }

  /** Writes what it remembers of the steps before. */
  void save(OutputArchive archive) {
    torchs.save(archive);
  }

  /** Reads it back. */
  void load(InputArchive archive) {
    torchs.load(archive);
  }

  /** Forgets the gradients of the last step. */
  void clear() {
    torchs.zero_grad();
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
      OptimizerParamGroupVector groups = torchs.param_groups();
      for (long i = 0; i < groups.size(); i++) {
        groups.get(i).options().set_lr(rate);
      }
      torchs.step();
    }
  }

  @Override
  public void close() {
    torchs.releaseReference();
  }
}
