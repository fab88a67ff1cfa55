package io.mien.stream.observe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a frame came to.
 *
 * @param after what to remember of the camera until the next frame; null if that is nothing
 * @param records for the topic, in this order
 * @param <S> what is remembered of a camera
 * @param <V> what is published
 */
public record Told<S, V>(@Nullable S after, List<V> records) {

  public Told {
    records = List.copyOf(records);
  }
}
