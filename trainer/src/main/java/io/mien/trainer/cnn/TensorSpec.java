package io.mien.trainer.cnn;

import java.util.List;

/**
 * One tensor of a net and how it begins.
 *
 * @param name unique in its net
 * @param dims from the slowest to the fastest axis
 * @param trained whether gradients move it; else it is only tracked
 * @param middle of its first numbers
 * @param deviation of its first numbers, normally distributed; 0 if all are {@code middle}
 */
public record TensorSpec(
    String name, List<Integer> dims, boolean trained, double middle, double deviation) {

  public TensorSpec {
    dims = List.copyOf(dims);
    if (dims.isEmpty() || dims.stream().anyMatch(dim -> dim < 1) || !(deviation >= 0)) {
      throw new IllegalArgumentException("%s: %s, deviation %s".formatted(name, dims, deviation));
    }
  }

  static TensorSpec random(String name, double deviation, Integer... dims) {
    return new TensorSpec(name, List.of(dims), true, 0, deviation);
  }

  static TensorSpec constant(String name, double value, int count) {
    return new TensorSpec(name, List.of(count), true, value, 0);
  }

  static TensorSpec tracked(String name, double value, int count) {
    return new TensorSpec(name, List.of(count), false, value, 0);
  }

  /** A kernel or a matrix, whose numbers bundles store as float16. */
  public boolean isKernel() {
    return dims.size() > 1;
  }

  /** How many numbers it has. */
  public long count() {
    return dims.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** The axes as ONNX and libtorch take them. */
  public long[] shape() {
    return dims.stream().mapToLong(Integer::longValue).toArray();
  }
}
