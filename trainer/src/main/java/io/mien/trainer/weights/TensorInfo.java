package io.mien.trainer.weights;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One tensor of a file, as its header describes it.
 *
 * @param shape from the slowest to the fastest axis; empty for a single number
 * @param begin of its bytes, counted from the end of the header
 * @param end of its bytes, exclusive
 */
public record TensorInfo(String name, TensorType type, List<Long> shape, long begin, long end) {

  public TensorInfo {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
    shape = List.copyOf(shape);
    if (begin < 0 || end - begin != elements(shape) * type.bytes()) {
      throw new IllegalArgumentException(
          "%s of %s does not fill bytes %d to %d".formatted(type, shape, begin, end));
    }
  }

  /** How many numbers it has. */
  public long elements() {
    return elements(shape);
  }

  private static long elements(List<Long> shape) {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
