package io.mien.trainer.cnn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The named tensors of a model: weights that are trained and buffers that are only tracked. Owns
 * them: they outlive any {@link PointerScope} and are freed by {@link #close()}. Not thread-safe.
 */
final class Parameters implements AutoCloseable {

  private final Map<String, Tensor> weights = new LinkedHashMap<>();
  private final Map<String, Tensor> buffers = new LinkedHashMap<>();

  /** Takes over a tensor that gradients are computed for. */
  Tensor weight(String name, Tensor initial) {
    initial.set_requires_grad(true);
    return own(weights, name, initial);
  }

  /** Takes over a tensor that training updates without gradients. */
  Tensor buffer(String name, Tensor initial) {
    return own(buffers, name, initial);
  }

  private static Tensor own(Map<String, Tensor> owner, String name, Tensor tensor) {
    tensor.retainReference();
    if (owner.put(name, tensor) != null) {
      throw new IllegalStateException("two tensors named " + name);
    }
    return tensor;
  }

  /** Those with gradients, in the order they were made. */
  Map<String, Tensor> weights() {
    return Collections.unmodifiableMap(weights);
  }

  /** Weights and buffers. */
  Map<String, Tensor> all() {
    Map<String, Tensor> all = new LinkedHashMap<>(weights);
    all.putAll(buffers);
    return all;
  }

  /** How many numbers are trained. */
  long count() {
    return weights.values().stream().mapToLong(Tensor::numel).sum();
  }

  /** The sum of all tensors; not finite if any of their numbers is not. */
  double sum() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return all().values().stream().mapToDouble(tensor -> tensor.sum().item_double()).sum();
    }
  }

  /** Moves every tensor towards the one of the same name by a share in [0, 1]. */
  void moveTowards(Parameters other, double share) {
    Map<String, Tensor> goals = other.all();
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Scalar weight = new Scalar((float) share);
      all().forEach((name, tensor) -> tensor.lerp_(goals.get(name), weight));
    }
  }

  @Override
  public void close() {
    all().values().forEach(Tensor::releaseReference);
    weights.clear();
    buffers.clear();
  }
}
