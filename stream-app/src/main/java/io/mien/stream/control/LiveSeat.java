package io.mien.stream.control;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.schemas.BundleReference;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.topology.Recognition;
import java.util.Optional;

/**
 * The place of the bundle whose answers are the events. It is never empty: where nobody wants a
 * certain one any more, the present one stays.
 */
public record LiveSeat(Recognition recognition, StreamMetrics metrics) implements BundleSeat {

  public LiveSeat {
    requireNonNull(recognition, "recognition");
    requireNonNull(metrics, "metrics");
  }

  @Override
  public Optional<BundleReference> taken() {
    return Optional.of(recognition.bundle());
  }

  @Override
  public void give(ModelBundle bundle, float share) {
    recognition.use(bundle);
    metrics.executionProvider(recognition.executionProvider());
    metrics.expertGroups(recognition.expertGroups());
  }

  @Override
  public void free() {}
}
