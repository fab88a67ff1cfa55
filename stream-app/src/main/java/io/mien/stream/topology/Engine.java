package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.BundleReference;
import io.mien.stream.frames.FramePictures;
import java.util.function.Supplier;

/**
 * What recognizes, as a topology needs it.
 *
 * @param finders called once for each partition, on the thread that uses it; the processor closes
 *     what it got
 * @param model shared by all threads, and closed by whoever opened it
 * @param bundle the one that both belong to
 * @param pictures where those of frames are
 */
public record Engine(
    Supplier<FaceFinder> finders,
    RoutedEmotionModel model,
    BundleReference bundle,
    FramePictures pictures) {

  /** For frames whose records carry their pictures. */
  public Engine(Supplier<FaceFinder> finders, RoutedEmotionModel model, BundleReference bundle) {
    this(finders, model, bundle, FramePictures.inRecords());
  }

  public Engine {
    requireNonNull(finders, "finders");
    requireNonNull(model, "model");
    requireNonNull(bundle, "bundle");
    requireNonNull(pictures, "pictures");
  }
}
