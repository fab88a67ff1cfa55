package io.mien.trainer.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Usage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CorruptedFacesTest {

  @Test
  void shouldGiveSomeFacesAnotherLabelAndKnowWhich() {
    List<LabeledFace> all = TestFaces.striped(60, Usage.TRAINING);
    Map<Integer, LabeledFace> known =
        all.stream().collect(Collectors.toMap(LabeledFace::row, Function.identity()));
    CorruptedFaces drawn = CorruptedFaces.draw(all, 40, .25, 3);
    assertThat(drawn.faces()).hasSize(40);
    assertThat(drawn.faces().stream().map(LabeledFace::row)).doesNotHaveDuplicates();
    assertThat(drawn.corrupted().cardinality()).isEqualTo(10);
    for (int i = 0; i < 40; i++) {
      LabeledFace face = drawn.faces().get(i);
      boolean same = face.label() == known.get(face.row()).label();
      assertThat(same).isEqualTo(!drawn.corrupted().get(i));
    }
    assertThat(drawn.clean()).hasSize(30);
    assertThat(CorruptedFaces.draw(all, 40, .25, 3)).isEqualTo(drawn);
  }
}
