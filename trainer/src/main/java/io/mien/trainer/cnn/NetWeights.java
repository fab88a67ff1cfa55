package io.mien.trainer.cnn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A trained {@link Net} as plain numbers, free of libtorch. Immutable. */
public final class NetWeights {

  private final NetShape shape;
  private final Map<String, float[]> numbers;

  /**
   * Numbers of a net, which are not copied and which nobody may change any more.
   *
   * @param numbers of each tensor of the shape, in row-major order
   * @throws IllegalArgumentException if a tensor is missing or of another size
   */
  public NetWeights(NetShape shape, Map<String, float[]> numbers) {
    this.shape = shape;
    this.numbers = Map.copyOf(numbers);
    for (TensorSpec tensor : shape.tensors()) {
      float[] values = numbers.get(tensor.name());
      if (values == null || values.length != tensor.count()) {
        throw new IllegalArgumentException(
            "%s numbers for %s of %s"
                .formatted(values == null ? "no" : values.length, tensor.name(), tensor.dims()));
      }
    }
  }

  /** How the net is built. */
  public NetShape shape() {
    return shape;
  }

  /** A copy of the numbers of a tensor, in row-major order. */
  public float[] numbers(String tensor) {
    float[] values = numbers.get(tensor);
    if (values == null) {
      throw new IllegalArgumentException("no tensor " + tensor);
    }
    return values.clone();
  }

  /** The same net with one of its labelings alone. */
  public NetWeights only(int head) {
    int first = shape.firstOutput(head);
    int end = first + shape.heads().get(head).labels().size();
    Layer.Dense last = shape.last();
    Map<String, float[]> kept = new HashMap<>(numbers);
    kept.put(last.weight(), rows(last.weight(), first * last.in(), end * last.in()));
    kept.put(last.bias(), rows(last.bias(), first, end));
    return new NetWeights(shape.answering(List.of(shape.heads().get(head)), Task.EMOTIONS), kept);
  }

  private float[] rows(String tensor, int from, int to) {
    return Arrays.copyOfRange(numbers(tensor), from, to);
  }
}
