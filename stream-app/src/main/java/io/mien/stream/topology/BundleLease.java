package io.mien.stream.topology;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.bundle.AffectOrigin;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.BundleReference;
import java.util.Optional;

/**
 * The right to use one bundle for one frame. As long as it is not closed nobody closes the model,
 * also when another bundle has taken over meanwhile: what was begun with a bundle is ended with it.
 */
public interface BundleLease extends AutoCloseable {

  /** What says which emotions faces show. */
  RoutedEmotionModel model();

  /** What events say of the bundle. */
  BundleReference reference();

  /** What the bundle's valence and arousal are worth. */
  AffectOrigin affectOrigin();

  /** Whether that finder crops faces as this bundle takes them. */
  boolean fits(FaceFinder finder);

  /** A finder that does, for the calling thread, which closes it. */
  FaceFinder finder();

  /** The pose in which the bundle takes faces, if that is known. */
  Optional<CropTemplate> pose();

  /** Gives the right back, once. */
  @Override
  void close();
}
