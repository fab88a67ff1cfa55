package io.mien.trainer.expert;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;

/** Finds the family of a bundle's parent. */
public final class ParentFamilies {

  private ParentFamilies() {}

  /**
   * The family of a parent.
   *
   * @param foldEpochs passes of a parent of a fold
   * @throws MienException if nothing is known that could learn on from it
   */
  public static ParentFamily of(ModelBundle bundle, int foldEpochs) {
    if (CnnFamily.isParent(bundle)) {
      return CnnFamily.of(bundle, foldEpochs);
    }
    throw new MienException(
        "The parent of the bundle %s is no net that children can learn on from; give a bundle of mien export or mien train dbn."
            .formatted(bundle.manifest().name()));
  }
}
