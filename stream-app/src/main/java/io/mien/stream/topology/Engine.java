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
 * @param bundles which bundle judges; asked for every frame
 * @param pictures where those of frames are
 * @param tap who looks on
 */
public record Engine(Bundles bundles, FramePictures pictures, FaceTap tap) {

  public Engine {
    requireNonNull(bundles, "bundles");
    requireNonNull(pictures, "pictures");
    requireNonNull(tap, "tap");
  }

  /** Nobody looks on. */
  public Engine(Bundles bundles, FramePictures pictures) {
    this(bundles, pictures, FaceTap.NONE);
  }

  /**
   * One bundle for ever, and frames whose records carry their pictures.
   *
   * @param finders called once for each partition, on the thread that uses it; the processor closes
   *     what it got
   * @param model shared by all threads, and closed by whoever opened it
   * @param bundle the one that both belong to
   */
  public Engine(Supplier<FaceFinder> finders, RoutedEmotionModel model, BundleReference bundle) {
    this(Bundles.fixed(finders, model, bundle), FramePictures.inRecords());
  }
}
