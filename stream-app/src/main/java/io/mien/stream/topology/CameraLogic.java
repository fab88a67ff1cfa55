package io.mien.stream.topology;

import io.mien.stream.observe.ObservedFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the frames of a camera come to, one after the other. Functions of their arguments alone,
 * called by any thread.
 *
 * @param <S> what is remembered of a camera
 * @param <V> what is published
 */
interface CameraLogic<S, V> {

  /**
   * What a frame came to.
   *
   * @param after what to remember until the next; null if that is nothing
   * @param published in this order
   */
  record Step<S, V>(@Nullable S after, List<V> published) {

    public Step {
      published = List.copyOf(published);
    }
  }

  /**
   * Takes in the next frame of a camera.
   *
   * @param before null for a camera of which nothing is remembered
   */
  Step<S, V> add(@Nullable S before, ObservedFrame frame);

  /** What is to be published when nothing more is expected of a camera; it is then forgotten. */
  List<V> end(S before);
}
