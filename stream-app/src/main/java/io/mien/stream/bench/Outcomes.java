package io.mien.stream.bench;

import io.mien.recognition.MienException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What threads came to. */
final class Outcomes {

  private Outcomes() {}

  /**
   * The results in order.
   *
   * @param what was done, for the message
   * @throws MienException if one of them failed
   */
  static <T> List<T> of(List<Future<T>> futures, String what) throws InterruptedException {
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        throw new MienException(
            "%s failed: %s; see whether 'mien analyze' takes these frames"
                .formatted(what, e.getCause()),
            e);
      }
    }
    return results;
  }
}
