package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.bundle.AffectOrigin;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.BundleReference;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives the bundle that is live at the moment. Safe for use by many threads. */
@FunctionalInterface
public interface Bundles {

  /** The live bundle, to be given back when the frame at hand is done. */
  BundleLease acquire();

  /**
   * One bundle for ever.
   *
   * @param finders called on the thread that uses what it gives
   * @param model closed by whoever opened it
   */
  static Bundles fixed(
      Supplier<FaceFinder> finders, RoutedEmotionModel model, BundleReference reference) {
    requireNonNull(finders, "finders");
    requireNonNull(model, "model");
    requireNonNull(reference, "reference");
    BundleLease lease =
        new BundleLease() {
          @Override
          public RoutedEmotionModel model() {
            return model;
          }

          @Override
          public BundleReference reference() {
            return reference;
          }

          @Override
          public AffectOrigin affectOrigin() {
            return AffectOrigin.UNKNOWN;
          }

          @Override
          public boolean fits(FaceFinder finder) {
            return true;
          }

          @Override
          public FaceFinder finder() {
            return finders.get();
          }

          @Override
          public Optional<CropTemplate> pose() {
            return Optional.empty();
          }

          @Override
          public void close() {}
        };
    return () -> lease;
  }
}
