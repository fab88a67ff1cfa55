package io.mien.trainer.expert;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;

/** Finds the family of a bundle's parent. */
public final class ParentFamilies {

  private ParentFamilies() {}

  /**
   * The family of a parent.
   *
   * @param foldEpochs passes of a CNN that is the parent of a fold; a network's end with patience
   * @param seed of the weights that the parents of a DBN's folds begin with
   * @throws MienException if nothing is known that could learn on from it
   */
  public static ParentFamily of(ModelBundle bundle, int foldEpochs, long seed) {
    if (CnnFamily.isParent(bundle)) {
      return CnnFamily.of(bundle, foldEpochs);
    }
    if (DbnFamily.isParent(bundle)) {
      return DbnFamily.of(bundle, seed);
    }
    throw new MienException(
        "The parent of the bundle %s is no net that children can learn on from; give a bundle of mien export or mien train dbn."
            .formatted(bundle.manifest().name()));
  }
}
