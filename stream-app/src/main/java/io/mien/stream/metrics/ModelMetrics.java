package io.mien.stream.metrics;

import io.mien.schemas.BundleReference;

/** What happens to bundles. Safe for use by many threads; never throws. */
public interface ModelMetrics {

  /** Forgets everything. */
  ModelMetrics NO_OP =
      new ModelMetrics() {
        @Override
        public void running(String role, BundleReference bundle) {}

        @Override
        public void freed(String role) {}

        @Override
        public void switched(String role) {}

        @Override
        public void refused(String role) {}

        @Override
        public void shadowCompared(double seconds, double nats, boolean differs) {}

        @Override
        public void shadowSkipped() {}

        @Override
        public void shadowFailed() {}
      };

  /**
   * A bundle has that role from now on.
   *
   * @param role LIVE or SHADOW
   */
  void running(String role, BundleReference bundle);

  /** No bundle has that role from now on. */
  void freed(String role);

  /** Another bundle than before took over that role. */
  void switched(String role);

  /** A bundle was wanted for that role and could not be had. */
  void refused(String role);

  /**
   * A shadow judged a face.
   *
   * @param seconds what that cost
   * @param nats divergence of the live answer from the shadow's
   * @param differs whether the most probable emotion is another one
   */
  void shadowCompared(double seconds, double nats, boolean differs);

  /** A face of the shadow's share was left out, because others still waited. */
  void shadowSkipped();

  /** A shadow failed on a face. */
  void shadowFailed();
}
