package io.mien.stream.topology;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.bundle.AffectOrigin;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.BundleReference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * A bundle whose model is open, and counts who uses it: once retired, it closes the model when the
 * last one is done. Safe for use by many threads.
 */
final class OpenBundle {

  private final BundleReference reference;
  private final AffectOrigin affectOrigin;
  private final CropTemplate crop;
  private final RoutedEmotionModel model;
  private final Function<CropTemplate, FaceFinder> finders;
  private int users;
  private boolean retired;

  /**
   * @param model owned from now on
   * @param finders called on the thread that uses what it gives
   */
  OpenBundle(
      ModelBundle bundle, RoutedEmotionModel model, Function<CropTemplate, FaceFinder> finders) {
    this.reference =
        new BundleReference(bundle.manifest().name(), bundle.manifest().version(), bundle.sha256());
    this.affectOrigin = bundle.manifest().affectOrigin();
    this.crop = bundle.manifest().crop();
    this.model = model;
    this.finders = finders;
  }

  BundleReference reference() {
    return reference;
  }

  RoutedEmotionModel model() {
    return model;
  }

  FaceFinder finder() {
    return finders.apply(crop);
  }

  /** Empty if it is retired. */
  synchronized Optional<BundleLease> acquire() {
    if (retired) {
      return Optional.empty();
    }
    users++;
    return Optional.of(new Lease());
  }

  /** Gives it to nobody any more, and closes the model as soon as nobody has it. */
  synchronized void retire() {
    if (!retired) {
      retired = true;
      closeIfUnused();
    }
  }

  private synchronized void release() {
    users--;
    closeIfUnused();
  }

  private void closeIfUnused() {
    if (retired && users == 0) {
      model.close();
    }
  }

  private final class Lease implements BundleLease {

    private final AtomicBoolean given = new AtomicBoolean();

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
      return affectOrigin;
    }

    @Override
    public boolean fits(FaceFinder finder) {
      return finder.template().equals(crop);
    }

    @Override
    public FaceFinder finder() {
      return OpenBundle.this.finder();
    }

    @Override
    public Optional<CropTemplate> pose() {
      return Optional.of(crop);
    }

    @Override
    public void close() {
      if (given.compareAndSet(false, true)) {
        release();
      }
    }
  }
}
