package io.mien.trainer.expert;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trainer.cnn.Balance;
import io.mien.trainer.cnn.ClassWeights;
import io.mien.trainer.cnn.Distillation;
import io.mien.trainer.cnn.Methods;
import io.mien.trainer.cnn.Mixing;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.data.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;

class CnnFamilyTest {

  @Test
  void shouldTrainParentsOfFoldsAsTheParentAndWithoutTeachersThatSawTheFacesHeldBack() {
    Balance capped = new Balance(0, 900, ClassWeights.NONE);
    Methods taught =
        new Methods(
            capped, 0.1, Mixing.NONE, null, new Distillation(List.of("default a1"), 0.7, 2));
    TrainOptions parent =
        TrainOptions.defaults(List.of(Truth.VOTES, Truth.LABEL))
            .change()
            .epochs(120)
            .plainEpochs(12)
            .learningRate(0.2)
            .methods(taught)
            .done();

    TrainOptions fold = CnnFamily.lasting(parent, 30);

    assertThat(fold.methods()).isEqualTo(new Methods(capped, 0.1, Mixing.NONE, null, null));
    assertThat(fold.epochs()).isEqualTo(30);
    assertThat(fold.plainEpochs()).isEqualTo(3);
    assertThat(fold.learningRate()).isEqualTo(0.2);
    assertThat(CnnFamily.lasting(fold, 30)).as("found again").isEqualTo(fold);
  }

  @Test
  void shouldWarmUpInFewerPassesThanThereAre() {
    TrainOptions parent = TrainOptions.defaults(List.of(Truth.LABEL));

    assertThat(CnnFamily.lasting(parent, 2).warmupEpochs()).isEqualTo(1);
  }
}
