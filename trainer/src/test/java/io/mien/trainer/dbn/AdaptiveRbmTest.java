package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.MienException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdaptiveRbmTest {

  private static final Samples DATA = Patterns.repeated(Patterns.barsAndStripes(), 10);
  private static final double ALWAYS = -1;

  private final RecordingListener listener = new RecordingListener();

  private static RbmOptions rbm(double rate, long seed) {
    return new RbmOptions(
        Visibles.BINARY, 5, false, 35, rate, 0.5, 0.5, 0, 0, 0.1, 0, Forgetting.NONE, seed);
  }

  private static GrowthOptions growth(
      int epochs, int growthEpochs, Threshold generation, int max, double annihilation) {
    return new GrowthOptions(
        epochs,
        growthEpochs,
        0.9,
        1,
        1,
        generation,
        100,
        0.05,
        2,
        max,
        1,
        annihilation,
        1,
        1e-3,
        10,
        1L << 30);
  }

  private void learn(AdaptiveRbm rbm) {
    rbm.learn(DATA, Patterns.barsAndStripes(), listener, () -> false, () -> {});
  }

  /**
   * Three bars and three stripes want about six or seven neurons: fixed sizes of 4, 5, 6, 7, 10 and
   * 14 reach -4.4, -3.8, -3.3, -3.1, -3.0 and -2.9 nats; -ln 14 = -2.64 cannot be passed.
   */
  @Test
  void shouldFindAboutAsManyNeuronsAsBarsAndStripesNeed() {
    Samples patterns = Patterns.barsAndStripes();
    GrowthOptions growth =
        new GrowthOptions(
            800,
            600,
            0.9,
            1,
            1,
            Threshold.quantile(0.75),
            100,
            0.05,
            1,
            40,
            30,
            0.02,
            10,
            1e-3,
            10,
            1L << 30);
    try (AdaptiveRbm rbm = AdaptiveRbm.start(1, DATA, 2, rbm(0.1, 1), growth)) {
      double before = Patterns.logLikelihood(rbm.rbm(), patterns);

      learn(rbm);

      assertThat(rbm.rbm().hidden()).isBetween(6, 11);
      assertThat(before).isLessThan(-6.2);
      assertThat(Patterns.logLikelihood(rbm.rbm(), patterns)).isBetween(-3.3, -Math.log(14));
      int lastBirth =
          listener.of(NeuronEvent.Kind.GENERATED).stream()
              .mapToInt(NeuronEvent::epoch)
              .max()
              .orElseThrow();
      assertThat(lastBirth).as("growth ended by its rule, not by its limit").isLessThan(550);
    }
  }

  @Test
  void shouldRecordWhatCausedEachGeneration() {
    try (AdaptiveRbm rbm =
        AdaptiveRbm.start(
            3, DATA, 4, rbm(0.1, 1), growth(5, 3, Threshold.absolute(ALWAYS), 99, 0))) {
      learn(rbm);
    }

    List<NeuronEvent> born = listener.of(NeuronEvent.Kind.GENERATED);
    assertThat(born).hasSize(2).allMatch(event -> event.layer() == 3 && event.epoch() == 1);
    for (NeuronEvent event : born) {
      assertThat(event.value())
          .isEqualTo(event.walkOfBias() * event.walkOfWeights(), within(1e-15))
          .isGreaterThan(event.threshold());
      assertThat(event.energy()).isEqualTo(listener.epochs.get(0).energy());
    }
  }

  @Test
  void shouldPutTheNewNeuronBesideItsParentWithItsWeights() {
    try (AdaptiveRbm rbm =
        AdaptiveRbm.start(
            1, DATA, 4, rbm(0.3, 1), growth(60, 59, Threshold.absolute(ALWAYS), 6, 0))) {
      // Weights that differ, so that a child can only resemble its parent.
      for (int i = 0; i < 4 * 9; i++) {
        Matrices.buffer(rbm.rbm().parameters().weights()).put(i, (float) Math.sin(i * i));
      }
      rbm.learn(DATA, DATA, listener, () -> rbm.epoch() == 1, () -> {});

      assertThat(rbm.rbm().hidden()).isEqualTo(6);
      List<Integer> parents = listener.neurons.stream().map(NeuronEvent::neuron).sorted().toList();
      for (int k = 0; k < parents.size(); k++) {
        // Children of parents before this one have moved it.
        int parent = parents.get(k) + k;
        float[] inherited = rbm.rbm().parameters().weightsInto(parent + 1);
        float[] own = rbm.rbm().parameters().weightsInto(parent);
        assertThat(inherited).isNotEqualTo(own);
        assertThat(IntStream.range(0, 9).mapToObj(i -> inherited[i] - own[i]))
            .as("small noise")
            .allMatch(difference -> Math.abs(difference) < 0.05 * 5);
        assertThat((double) rbm.rbm().hiddenBias()[parent + 1])
            .isEqualTo(rbm.rbm().hiddenBias()[parent], within(0.05 * 5));
      }
    }
  }

  @Test
  void shouldGenerateNothingWhileNothingWalksFarEnough() {
    try (AdaptiveRbm rbm =
        AdaptiveRbm.start(1, DATA, 4, rbm(0.1, 1), growth(10, 8, Threshold.absolute(1e9), 99, 0))) {
      learn(rbm);
    }

    assertThat(listener.neurons).isEmpty();
  }

  @Test
  void shouldStopGrowingAtTheLimits() {
    try (AdaptiveRbm rbm =
        AdaptiveRbm.start(
            1, DATA, 4, rbm(0.1, 1), growth(30, 20, Threshold.absolute(ALWAYS), 7, 0))) {
      learn(rbm);

      assertThat(rbm.rbm().hidden()).isEqualTo(7);
    }
    assertThat(listener.neurons.stream().map(NeuronEvent::epoch))
        .as("two at once, one pass of cool-down")
        .containsExactly(1, 1, 3);
    assertThat(listener.epochs).extracting(RbmEpoch::phase).endsWith(Phase.SETTLED);
    assertThat(listener.epochs.get(4).phase())
        .as("a full layer does not wait for its energy")
        .isEqualTo(Phase.SHRINKING);
  }

  @Test
  void shouldAnnihilateNeuronsThatAreNeverActiveOnceGrowthHasEnded() {
    try (AdaptiveRbm rbm =
        AdaptiveRbm.start(
            1, DATA, 4, rbm(0.01, 1), growth(12, 5, Threshold.absolute(1e9), 99, 0.02))) {
      Matrices.buffer(rbm.rbm().parameters().hiddenBias()).put(1, -20).put(2, -20);

      learn(rbm);

      assertThat(rbm.rbm().hidden()).isEqualTo(2);
      assertThat(rbm.rbm().hiddenBias()[0]).isGreaterThan(-5);
      assertThat(rbm.rbm().hiddenBias()[1]).isGreaterThan(-5);
    }
    List<NeuronEvent> gone = listener.of(NeuronEvent.Kind.ANNIHILATED);
    assertThat(gone).extracting(NeuronEvent::neuron).containsExactly(1, 2);
    assertThat(gone).allMatch(event -> event.value() < event.threshold() && event.epoch() > 5);
  }

  @Test
  void shouldLetNeuronsSettleBeforeTheyAreJudged() {
    GrowthOptions patient =
        new GrowthOptions(
            15, 2, 0.9, 1, 1, Threshold.absolute(1e9), 1, 0, 1, 99, 0, 0.02, 4, 0, 1, 1L << 30);
    try (AdaptiveRbm rbm = AdaptiveRbm.start(1, DATA, 3, rbm(0.01, 1), patient)) {
      Matrices.buffer(rbm.rbm().parameters().hiddenBias()).put(1, -20);

      learn(rbm);
    }

    assertThat(listener.of(NeuronEvent.Kind.ANNIHILATED))
        .extracting(NeuronEvent::epoch)
        .as("four passes after growth ended with the second")
        .containsExactly(6);
  }

  @Test
  void shouldSayThatALayerDiedOut() {
    try (AdaptiveRbm rbm =
        AdaptiveRbm.start(
            2, DATA, 3, rbm(0.01, 1), growth(9, 2, Threshold.absolute(1e9), 99, 0.999))) {
      assertThatThrownBy(() -> learn(rbm))
          .isInstanceOf(MienException.class)
          .hasMessage(
              "Layer 2 died out: after epoch 3 none of its 3 neurons has a mean activation of"
                  + " theta_A = 0.999; lower theta_A or the learning rate.");
    }
  }

  @Test
  void shouldSayThatTheEnergyIsNotANumber() {
    try (AdaptiveRbm rbm =
        AdaptiveRbm.start(1, DATA, 3, rbm(1e39, 1), growth(9, 2, Threshold.absolute(1e9), 99, 0))) {
      assertThatThrownBy(() -> learn(rbm))
          .isInstanceOf(MienException.class)
          .hasMessageStartingWith("The energy of layer 1 is not a number after epoch 1; lower the");
    }
  }

  @Test
  void shouldSayThatGrowthWouldPassTheMemoryLimit() {
    GrowthOptions tight =
        new GrowthOptions(
            9, 8, 0.9, 1, 1, Threshold.absolute(ALWAYS), 1, 0, 2, 99, 0, 0, 0, 0, 1, 700);
    try (AdaptiveRbm rbm = AdaptiveRbm.start(1, DATA, 4, rbm(0.1, 1), tight)) {
      assertThatThrownBy(() -> learn(rbm))
          .isInstanceOf(MienException.class)
          .hasMessageStartingWith("Layer 1 cannot have 6 neurons: learning them takes");
      assertThat(rbm.rbm().hidden()).isEqualTo(4);
    }
  }
}
