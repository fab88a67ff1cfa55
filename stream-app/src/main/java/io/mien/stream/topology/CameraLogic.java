package io.mien.stream.topology;

import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
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
   * Takes in the next frame of a camera.
   *
   * @param before null for a camera of which nothing is remembered
   */
  Told<S, V> add(@Nullable S before, ObservedFrame frame);

  /** What is to be published when nothing more is expected of a camera; it is then forgotten. */
  List<V> end(S before);
}
