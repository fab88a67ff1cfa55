package io.mien.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trainer.cnn.Balance;
import io.mien.trainer.cnn.ClassWeights;
import io.mien.trainer.cnn.Distillation;
import io.mien.trainer.cnn.Methods;
import io.mien.trainer.cnn.Mixing;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.data.Truth;
import io.mien.trainer.outlier.RemovalOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodTextTest {

  private static final TrainOptions PLAIN = TrainOptions.defaults(List.of(Truth.LABEL));

  @Test
  void shouldSayWhereNothingWasDone() {
    assertThat(MethodText.of(PLAIN)).isEqualTo("plain training");
  }

  @Test
  void shouldTellEverythingThatWasDone() {
    Methods methods =
        new Methods(
            new Balance(0, 900, ClassWeights.ROOT),
            0.1,
            new Mixing(0.4, 0, 0.5),
            RemovalOptions.DEFAULT,
            new Distillation(
                List.of("default " + "0123456789ab".repeat(5) + "cdef", "other b2"), 0.7, 2));

    assertThat(MethodText.of(PLAIN.change().plainEpochs(12).methods(methods).done()))
        .isEqualTo(
            "the last 12 epochs only mirror faces; classes cut down to 900 faces an epoch; class"
                + " weights: root; label smoothing 0.1; mixup 0.4 and cutmix 0.0 of a share of 0.5;"
                + " Bimodal Distribution Removal at k = 1.0; distillation from default 0123456789ab and other"
                + " b2, weight 0.7 at temperature 2.0");
  }
}
