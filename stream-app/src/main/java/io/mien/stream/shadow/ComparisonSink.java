package io.mien.stream.shadow;

import io.mien.schemas.BundleReference;
import io.mien.stream.compare.AnswerPair;
import io.mien.stream.topology.TappedFace;

/** Where comparisons go. */
public interface ComparisonSink extends AutoCloseable {

  /**
   * Takes one; does not wait for long.
   *
   * @param pair the live answer and the shadow's
   * @param divergence of the two, in nats
   * @param nanos what the shadow's answer cost
   */
  void publish(
      TappedFace face, BundleReference shadow, AnswerPair pair, double divergence, long nanos);

  @Override
  void close();
}
