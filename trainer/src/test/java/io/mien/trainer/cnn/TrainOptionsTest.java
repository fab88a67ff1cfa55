package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.trainer.data.AffectSource;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Truth;
import io.mien.trainer.outlier.RemovalOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainOptionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As it stands in checkpoints and bundles from before there were other nets. */
  private static final String OLD =
      """
      {"shape":{"size":48,"heads":["VOTES","LABEL"],"stem":32,"widths":[64,128,256],
       "blocks":[1,2,2],"dropout":0.2},
       "augmentation":{"degrees":18.0,"zoom":1.2,"shift":0.08,"gamma":1.5,"erase":0.5},
       "labelWeight":1.0,"epochs":110,"batch":128,"learningRate":0.1,"warmupEpochs":2,
       "momentum":0.9,"weightDecay":5.0E-4,"averageDecay":0.998,"bfloat16":true,"threads":2,
       "seed":7}
      """;

  @Test
  void shouldReadOptionsFromBeforeThereWereOtherNets() throws JsonProcessingException {
    TrainOptions read = JSON.readValue(OLD, TrainOptions.class);
    assertThat(read)
        .isEqualTo(
            TrainOptions.defaults(List.of(Truth.VOTES, Truth.LABEL))
                .change()
                .bfloat16(true)
                .threads(2)
                .done());
    assertThat(read.augmentation()).isEqualTo(Augmentation.defaults());
  }

  @Test
  void shouldNotRemoveFacesByALossThatNobodyLearns() {
    TrainOptionsBuilder alone =
        TrainOptions.defaults(List.of(Truth.LABEL))
            .change()
            .affect(new AffectOptions(AffectSource.WEAK, AffectLoss.CCC, 1, true))
            .methods(Methods.NONE.with(RemovalOptions.DEFAULT));
    assertThatThrownBy(alone::done)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("valence and arousal alone");
  }

  @ParameterizedTest
  @EnumSource(NetModel.class)
  void shouldReadWhatItWrote(NetModel model) throws JsonProcessingException {
    TrainOptions options = model.options(1, List.of(Truth.LABEL));
    String json = JSON.writeValueAsString(options);
    assertThat(json).contains("\"model\":\"%s\"".formatted(model.label()));
    assertThat(JSON.readValue(json, TrainOptions.class)).isEqualTo(options);
  }
}
