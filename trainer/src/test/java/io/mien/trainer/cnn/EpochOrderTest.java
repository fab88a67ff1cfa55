package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {

  private static final int HAPPY = 20;
  private static final int SAD = 5;

  private static Examples examples() {
    List<LabeledFace> faces = new ArrayList<>();
    for (int i = 0; i < HAPPY + SAD; i++) {
      Emotion emotion = i < HAPPY ? Emotion.HAPPY : Emotion.SAD;
      faces.add(TestFaces.striped(i, emotion, Usage.TRAINING));
    }
    return Examples.of(faces, List.of(Truth.LABEL));
  }

  private static EpochOrder order(Balance balance) {
    return new EpochOrder(examples(), balance, SplittableRandom::new);
  }

  private static int[] epoch(Balance balance, long epoch) {
    return order(balance).of(epoch, new BitSet());
  }

  private static boolean happy(int place) {
    return (place < 0 ? ~place : place) < HAPPY;
  }

  @Test
  void shouldShowEveryFaceOnce() {
    int[] order = epoch(Balance.NONE, 3);
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, HAPPY + SAD).toArray());
    assertThat(order).isNotEqualTo(epoch(Balance.NONE, 4)).isEqualTo(epoch(Balance.NONE, 3));
  }

  @Test
  void shouldFillUpRareClassesWithCopies() {
    Balance balance = new Balance(12, 0, ClassWeights.NONE);
    int[] order = epoch(balance, 1);
    assertThat(order).hasSize(HAPPY + 12);
    assertThat(Arrays.stream(order).filter(place -> place >= 0).sorted().toArray())
        .isEqualTo(IntStream.range(0, HAPPY + SAD).toArray());
    int[] copies = Arrays.stream(order).filter(place -> place < 0).toArray();
    assertThat(copies).hasSize(7);
    assertThat(Arrays.stream(copies)).noneMatch(EpochOrderTest::happy);
    // Every face is copied before one is copied twice.
    assertThat(Arrays.stream(copies).distinct().count()).isEqualTo(SAD);
  }

  @Test
  void shouldDrawOthersOfFrequentClassesEachEpoch() {
    Balance balance = new Balance(0, 6, ClassWeights.NONE);
    int[] first = epoch(balance, 1);
    assertThat(first).hasSize(6 + SAD);
    assertThat(Arrays.stream(first).filter(EpochOrderTest::happy).distinct().count()).isEqualTo(6);
    assertThat(Arrays.stream(first).sorted().toArray())
        .isNotEqualTo(Arrays.stream(epoch(balance, 2)).sorted().toArray());
  }

  @Test
  void shouldShowOthersInsteadOfThoseThatWereRemoved() {
    BitSet removed = new BitSet();
    removed.set(2, 15);
    int[] order = order(Balance.NONE).of(1, removed);
    assertThat(order).hasSize(HAPPY + SAD);
    assertThat(Arrays.stream(order).filter(removed::get)).isEmpty();
    assertThat(Arrays.stream(order).distinct().count()).isEqualTo(12);
  }

  @Test
  void shouldWeighRareClassesMore() {
    float[] weights = ClassWeights.BALANCED.of(examples());
    int happy = Truth.LABEL.labels().indexOf(Emotion.HAPPY);
    int sad = Truth.LABEL.labels().indexOf(Emotion.SAD);
    assertThat(weights[sad] / weights[happy]).isEqualTo(4);
    assertThat(weights[happy] * HAPPY + weights[sad] * SAD).isEqualTo(HAPPY + SAD);
    float[] roots = ClassWeights.ROOT.of(examples());
    assertThat(roots[sad] / roots[happy]).isEqualTo(2);
    assertThat(ClassWeights.NONE.of(examples())).containsOnly(1);
  }
}
