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
}
