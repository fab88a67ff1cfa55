package io.mien.trainer.cnn;

import java.util.List;

/**
 * A meaning of every kind of {@link Layer}.
 *
 * @param <V> what flows through the layers: tensors, or names of values in a graph
 */
public interface LayerVisitor<V> {

  V standardize(Layer.Standardize layer, V x);

  V repeat(Layer.Repeat layer, V x);

  V scale(Layer.Scale layer, V x);

  V conv(Layer.Conv layer, V x);

  V batchNorm(Layer.BatchNorm layer, V x);

  V dense(Layer.Dense layer, V x);

  V activation(Layer.Activation layer, V x);

  V pool(Layer.Pool layer, V x);

  V flatten(Layer.Flatten layer, V x);

  V dropout(Layer.Dropout layer, V x);

  V residual(Layer.Residual layer, V x);

  /** All layers, one after the other. */
  default V through(List<Layer> layers, V x) {
    V value = x;
    for (Layer layer : layers) {
      value = layer.on(value, this);
    }
    return value;
  }
}
