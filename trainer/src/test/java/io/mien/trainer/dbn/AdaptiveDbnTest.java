package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptiveDbnTest {

  private static final Samples DATA = Patterns.repeated(Patterns.barsAndStripes(), 10);
  private static final Samples HELD_OUT = Patterns.barsAndStripes();

  private final RecordingListener listener = new RecordingListener();
  @TempDir private Path folder;

  private static DbnOptions options(boolean persistent, double energy, int maxLayers) {
    RbmOptions rbm =
        new RbmOptions(
            Visibles.BINARY,
            1,
            persistent,
            35,
            0.1,
            0.5,
            0.9,
            2,
            1e-4,
            0.1,
            0.1,
            Forgetting.NONE,
            3);
    GrowthOptions growth =
        new GrowthOptions(
            8,
            6,
            0.9,
            1,
            1,
            Threshold.quantile(0.3),
            1,
            0.05,
            2,
            30,
            1,
            0.01,
            1,
            1e-9,
            10,
            1 << 20);
    return new DbnOptions(
        rbm, rbm, growth, new LayerOptions(6, 0.5, maxLayers, 1, 1, Threshold.absolute(0), energy));
  }

  @Test
  void shouldAddLayersWhileTheirEnergiesSumUpAboveTheThreshold() {
    try (AdaptiveDbn dbn = AdaptiveDbn.start(options(false, -1e9, 3), folder.resolve("dbn"))) {
      dbn.learn(DATA, HELD_OUT, listener, () -> false);

      assertThat(dbn.rbms()).hasSize(3);
      assertThat(dbn.layers().get(1).inputs()).isEqualTo(dbn.layers().get(0).outputs());
    }
    assertThat(listener.layers)
        .extracting(LayerDecision::another)
        .containsExactly(true, true, false);
  }

  @Test
  void shouldStayShallowWhereTheRuleSaysSo() {
    try (AdaptiveDbn dbn = AdaptiveDbn.start(options(false, 1e9, 3), folder.resolve("dbn"))) {
      dbn.learn(DATA, HELD_OUT, listener, () -> false);

      assertThat(dbn.rbms()).hasSize(1);
    }
  }

  @Test
  void shouldStartALayerByTheSizeTheOneBelowEndedWith() {
    try (AdaptiveDbn dbn = AdaptiveDbn.start(options(false, -1e9, 2), folder.resolve("dbn"))) {
      dbn.learn(DATA, HELD_OUT, listener, () -> false);
    }

    int ended = listener.layers.get(0).neurons();
    int started =
        listener.epochs.stream()
            .filter(epoch -> epoch.layer() == 2)
            .findFirst()
            .orElseThrow()
            .neurons();
    assertThat(started).isEqualTo((int) Math.round(0.5 * ended));
  }

  @Test
  void shouldGoOnFromACheckpointAsIfNeverStopped() {
    for (boolean persistent : new boolean[] {false, true}) {
      DbnOptions options = options(persistent, -1e9, 2);
      List<DenseLayer> whole;
      try (AdaptiveDbn dbn = AdaptiveDbn.start(options, folder.resolve("whole" + persistent))) {
        dbn.learn(DATA, HELD_OUT, listener, () -> false);
        whole = dbn.layers();
      }

      Path interrupted = folder.resolve("interrupted" + persistent);
      AdaptiveDbn dbn = AdaptiveDbn.start(options, interrupted);
      StructureHistory history = StructureHistory.EMPTY;
      while (!dbn.finished()) {
        int passes = history.epochs().size();
        AdaptiveDbn now = dbn;
        dbn.learn(DATA, HELD_OUT, listener, () -> now.history().epochs().size() >= passes + 3);
        history = dbn.history();
        dbn.close();
        dbn = AdaptiveDbn.resume(interrupted);
      }

      assertThat(dbn.layers()).hasSameSizeAs(whole);
      for (int i = 0; i < whole.size(); i++) {
        assertThat(dbn.layers().get(i).weights()).containsExactly(whole.get(i).weights());
        assertThat(dbn.layers().get(i).biases()).containsExactly(whole.get(i).biases());
      }
      dbn.close();
    }
  }

  @Test
  void shouldRefuseToGoOnWithOtherData() {
    Path checkpoint = folder.resolve("dbn");
    try (AdaptiveDbn dbn = AdaptiveDbn.start(options(false, -1e9, 2), checkpoint)) {
      dbn.learn(DATA, HELD_OUT, listener, () -> !listener.epochs.isEmpty());
    }
    try (AdaptiveDbn dbn = AdaptiveDbn.resume(checkpoint)) {
      assertThatThrownBy(() -> dbn.learn(HELD_OUT, HELD_OUT, listener, () -> false))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("belongs to other training data");
    }
  }

  @Test
  void shouldKeepTheCheckpointWhenGrowthFails() {
    Path checkpoint = folder.resolve("dbn");
    DbnOptions some = options(false, -1e9, 2);
    GrowthOptions greedy =
        new GrowthOptions(
            9, 8, 0.9, 1, 1, Threshold.absolute(-1), 1, 0.05, 9, 99, 1, 0, 1, 0, 1, 1600);
    DbnOptions options = new DbnOptions(some.first(), some.above(), greedy, some.layers());
    try (AdaptiveDbn dbn = AdaptiveDbn.start(options, checkpoint)) {
      assertThatThrownBy(() -> dbn.learn(DATA, HELD_OUT, listener, () -> false))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("Layer 1 cannot have")
          .hasMessageContaining(checkpoint + " keeps the epoch before");
    }
    try (AdaptiveDbn dbn = AdaptiveDbn.resume(checkpoint)) {
      assertThat(dbn.history().epochs()).isNotEmpty();
    }
  }

  @Test
  void shouldWriteDownHowItCameToItsStructure() throws Exception {
    try (AdaptiveDbn dbn = AdaptiveDbn.start(options(false, -1e9, 2), folder.resolve("dbn"))) {
      dbn.learn(DATA, HELD_OUT, listener, () -> false);
      dbn.history().write(folder);
    }

    assertThat(Files.readAllLines(folder.resolve("epochs.csv")))
        .hasSize(1 + listener.epochs.size());
    assertThat(Files.readAllLines(folder.resolve("events.csv")))
        .hasSize(1 + listener.neurons.size());
    assertThat(folder.resolve("history.json")).content().contains("\"walkThreshold\"");
  }

  @Test
  void shouldSayWhatIsNotACheckpoint() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "nothing");

    assertThatThrownBy(() -> AdaptiveDbn.resume(text))
        .isInstanceOf(MienException.class)
        .hasMessage(
            text
                + " is not a checkpoint of mien train dbn; give another --out, or leave --resume out.");
    assertThatThrownBy(() -> AdaptiveDbn.resume(folder.resolve("none")))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith("There is no checkpoint ");
  }
}
