package io.mien.trainer.evaluate;

import java.util.Locale;

/**
 * How large graphs are.
 *
 * @param parameters numbers that were learned
 * @param bytes of the files
 */
public record GraphSize(long parameters, long bytes) {

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d parameters, %.1f MB", parameters, bytes / 1e6);
  }
}
