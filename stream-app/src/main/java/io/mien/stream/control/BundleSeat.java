package io.mien.stream.control;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.schemas.BundleReference;
import java.util.Optional;

/** A place that a bundle can take in a running process. Called by one thread at a time. */
public interface BundleSeat {

  /** The bundle that has it now; empty if none has. */
  Optional<BundleReference> taken();

  /** The share of the faces that it judges, above 0 to 1. */
  default float share() {
    return 1;
  }

  /** Why the bundle that was given the place lost it by itself, in one sentence. */
  default Optional<String> complaint() {
    return Optional.empty();
  }

  /**
   * Gives the place to another bundle. If that fails, all stays as it is.
   *
   * @param share of the faces that it is to judge
   * @throws io.mien.recognition.MienException if it cannot be opened
   */
  void give(ModelBundle bundle, float share);

  /** Nobody wants a certain bundle there any more. */
  void free();
}
