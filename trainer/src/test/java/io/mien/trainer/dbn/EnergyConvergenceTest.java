package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnergyConvergenceTest {

  private final EnergyConvergence convergence = new EnergyConvergence(0.01, 2);

  @Test
  void shouldConvergeAfterTwoCalmPassesInARow() {
    convergence.observe(-100);
    convergence.observe(-100.9);
    assertThat(convergence.converged()).isFalse();

    convergence.observe(-101.8);
    assertThat(convergence.converged()).isTrue();
  }

  @Test
  void shouldNotConvergeWhileTheEnergyFalls() {
    for (int pass = 0; pass < 50; pass++) {
      convergence.observe(-100 * Math.pow(1.02, pass));
    }

    assertThat(convergence.converged()).isFalse();
  }

  @Test
  void shouldStartOverAfterARestlessPass() {
    convergence.observe(-100);
    convergence.observe(-100);
    convergence.observe(-120);
    convergence.observe(-120);

    assertThat(convergence.converged()).isFalse();
  }

  @Test
  void shouldNotCompareEnergiesOfDifferentStructures() {
    convergence.observe(-100);
    convergence.observe(-100);
    convergence.restart();
    convergence.observe(-100);
    convergence.observe(-100);

    assertThat(convergence.converged()).isFalse();
  }
}
