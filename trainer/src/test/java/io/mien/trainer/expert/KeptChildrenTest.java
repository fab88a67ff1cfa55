package io.mien.trainer.expert;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptChildrenTest {

  private static final ChildOptions OPTIONS = ChildOptions.defaults(7);

  @TempDir private Path folder;
  private final Counting family = new Counting();

  /** Children that are numbered, not learned. */
  private static final class Counting implements ParentFamily {
    private byte learned;

    @Override
    public List<Truth> heads() {
      return List.of(Truth.VOTES, Truth.LABEL);
    }

    @Override
    public String output(Truth head) {
      return "probabilities";
    }

    @Override
    public FoldParent trained(
        List<LabeledFace> faces,
        List<LabeledFace> validation,
        Path parents,
        Consumer<String> log,
        BooleanSupplier stop) {
      throw new IllegalStateException("children need no parents of folds");
    }

    @Override
    public Relearned relearned(Truth head, Split set, ChildOptions options, BooleanSupplier stop) {
      learned++;
      return new Relearned(new GraphBytes(new byte[] {learned}), 2, .5, 1e-7);
    }
  }

  private static Split faces(int from, int to) {
    List<LabeledFace> faces =
        IntStream.range(from, to)
            .mapToObj(row -> TestFaces.striped(row, Emotion.ANGER, Usage.TRAINING))
            .toList();
    return new Split(faces, List.of());
  }

  private byte child(String parent, Truth head, Split set, ChildOptions options) {
    ParentFamily.Relearned child =
        new KeptChildren(family, parent, folder).relearned(head, set, options, () -> false);
    assertThat(child.epoch()).isEqualTo(2);
    assertThat(child.loss()).isEqualTo(.5);
    return child.graph().bytes()[0];
  }

  @Test
  void shouldLearnNoChildTwice() {
    assertThat(child("a", Truth.LABEL, faces(0, 4), OPTIONS)).isEqualTo((byte) 1);
    assertThat(child("a", Truth.LABEL, faces(0, 4), OPTIONS)).isEqualTo((byte) 1);
  }

  @Test
  void shouldLearnAnotherChildForWhateverChanged() {
    child("a", Truth.LABEL, faces(0, 4), OPTIONS);
    assertThat(child("b", Truth.LABEL, faces(0, 4), OPTIONS)).isEqualTo((byte) 2);
    assertThat(child("a", Truth.VOTES, faces(0, 4), OPTIONS)).isEqualTo((byte) 3);
    assertThat(child("a", Truth.LABEL, faces(0, 5), OPTIONS)).isEqualTo((byte) 4);
    assertThat(child("a", Truth.LABEL, faces(0, 4), new ChildOptions(3, .01, true, 7)))
        .isEqualTo((byte) 5);
  }
}
