package io.mien.trainer.dbn;

import org.nd4j.linalg.factory.Nd4j;

/**
 * How many threads native code may take. Matrix products are the only operations here that are
 * worth more than one; the others are so short that threads cost more in waiting for each other
 * than they save, and very much more where something else runs on the machine.
 */
public final class NativeThreads {

  private NativeThreads() {}

  /**
   * Holds for all operations of this process from now on.
   *
   * @param products threads of one matrix product, at least 1
   */
  public static void use(int products) {
    if (products < 1) {
      throw new IllegalArgumentException("threads of a matrix product: " + products);
    }
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(products);
  }
}
