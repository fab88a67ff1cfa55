package io.mien.stream.control;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where bundles are found that somebody names on the topic of models.
 *
 * @param folder that they lie in; empty: any folder of this machine
 */
public record BundleShelf(Optional<Path> folder) {

  /**
   * The bundle of that name.
   *
   * @param name {@code default}, or a folder: on a shelf relative to it, else absolute
   * @throws MienException if it is not there, not whole, or not on the shelf
   */
  public ModelBundle find(String name) {
    if (name.equals(ModelBundle.DEFAULT) || folder.isEmpty()) {
      return ModelBundle.find(name);
    }
    try {
      Path shelf = folder.get().toAbsolutePath().normalize();
      Path bundle = shelf.resolve(name).normalize();
      if (!bundle.startsWith(shelf) || bundle.equals(shelf)) {
        throw new MienException(
            "the bundle %s lies outside %s; put it there, or leave out --bundles"
                .formatted(name, shelf));
      }
      return ModelBundle.load(bundle);
    } catch (InvalidPathException e) {
      throw new MienException("the bundle name '%s' is no path".formatted(name), e);
    }
  }

  /** How to call a bundle so that instances find it that were started somewhere else. */
  public String published(String name) {
    boolean asItIs = name.equals(ModelBundle.DEFAULT) || folder.isPresent();
    return asItIs ? name : Path.of(name).toAbsolutePath().normalize().toString();
  }

  /**
   * The bundle that a notice means, with the checksum that it gives.
   *
   * @throws MienException as {@link #find}, or if it is another one than was meant
   */
  ModelBundle find(String name, String sha256) {
    ModelBundle bundle = find(name);
    if (!bundle.sha256().equals(sha256)) {
      throw new MienException(
          "the bundle %s has the SHA-256 %s here and %s was asked for; copy the same bundle to every instance"
              .formatted(name, bundle.sha256(), sha256));
    }
    return bundle;
  }
}
