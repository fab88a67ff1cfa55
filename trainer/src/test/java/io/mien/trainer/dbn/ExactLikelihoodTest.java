package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExactLikelihoodTest {

  @Test
  void shouldBeTheSumOverAllVisibleAndHiddenPatterns() {
    try (Rbm rbm = RbmTest.random(Visibles.BINARY, 3)) {
      assertThat(ExactLikelihood.logPartition(rbm))
          .isEqualTo(Patterns.logPartition(rbm), within(1e-5));
    }
  }

  @Test
  void shouldSumUpToOneOverEverythingThatCanBeDrawn() {
    try (Rbm rbm = RbmTest.random(Visibles.BINARY, 4)) {
      Samples all = Patterns.all(4);
      double sum = 0;
      for (int i = 0; i < all.size(); i++) {
        sum += Math.exp(ExactLikelihood.of(rbm, Samples.of(List.of(all.row(i)))));
      }
      assertThat(sum).isEqualTo(1, within(1e-5));
    }
  }

  @Test
  void shouldDrawEveryPictureOnce() {
    assertThat(BarsAndStripes.of(2).size()).isEqualTo(6);
    assertThat(BarsAndStripes.of(3).size()).isEqualTo(14);
    assertThat(BarsAndStripes.of(4).size()).isEqualTo(30);
    assertThat(GeneratedSetStudy.best()).isEqualTo(-Math.log(14));
  }

  @Test
  void shouldRefuseWhatCannotBeEnumerated() {
    assertThatIllegalArgumentException().isThrownBy(() -> ExactLikelihood.all(20));
    assertThatIllegalArgumentException().isThrownBy(() -> BarsAndStripes.of(5));
  }

  @Test
  void shouldTellHowLikelihoodAndSizeCameAbout() {
    GeneratedSetStudy study = new GeneratedSetStudy(16);

    GeneratedSetStudy.Learned fixed = study.fixed(5, 1);
    GeneratedSetStudy.Learned grown = study.grown(1);

    assertThat(fixed.sizes()).hasSize(17).containsOnly(5);
    assertThat(fixed.neurons()).isEqualTo(5);
    assertThat(fixed.logLikelihood())
        .isEqualTo(fixed.logLikelihoods().get(16))
        .isNotEqualTo(fixed.logLikelihoods().get(0))
        .isLessThan(GeneratedSetStudy.best());
    assertThat(grown.sizes().get(0)).isEqualTo(2);
    assertThat(grown.sizes()).hasSameSizeAs(grown.logLikelihoods()).endsWith(grown.neurons());
  }
}
