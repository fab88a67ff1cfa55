package io.mien.trainer.cli;

import io.mien.trainer.dbn.DbnListener;
import io.mien.trainer.dbn.LayerDecision;
import io.mien.trainer.dbn.NeuronEvent;
import io.mien.trainer.dbn.RbmEpoch;
import io.mien.trainer.dbn.Refinement;
import io.mien.trainer.dbn.TuningEpoch;
import java.io.PrintWriter;

/** Shows how a deep belief network learns: one line for each pass, one for each decision. */
final class DbnConsole implements DbnListener {

  private final PrintWriter console;
  private int born;
  private int gone;

  DbnConsole(PrintWriter console) {
    this.console = console;
  }

  @Override
  public void epochEnded(RbmEpoch epoch) {
    tellChanges();
    console.printf(
        "layer %d, epoch %d, %s: %d neurons, energy %.1f (held out %.1f), reconstruction error %.4f, walk %.2e, %.0f s%n",
        epoch.layer(),
        epoch.epoch(),
        switch (epoch.phase()) {
          case GROWING -> "growing";
          case SHRINKING -> "shrinking";
          case SETTLED -> "settled";
        },
        epoch.neurons(),
        epoch.energy(),
        epoch.heldOutEnergy(),
        epoch.reconstructionError(),
        epoch.walk(),
        epoch.seconds());
    console.flush();
  }

  // Tens of neurons come at once; events.csv has each.
  private void tellChanges() {
    if (born + gone > 0) {
      console.printf("  %d neurons generated, %d annihilated%n", born, gone);
      born = 0;
      gone = 0;
    }
  }

  @Override
  public void neuronChanged(NeuronEvent event) {
    switch (event.kind()) {
      case GENERATED -> born++;
      case ANNIHILATED -> gone++;
    }
  }

  @Override
  public void layerDecided(LayerDecision decision) {
    tellChanges();
    console.printf(
        "layer %d has %d neurons; %s: %s%n",
        decision.layer(),
        decision.neurons(),
        decision.byTotals() ? totals(decision) : "the number of layers is given",
        decision.another() ? "another layer" : "no further layer");
    console.flush();
  }

  private static String totals(LayerDecision decision) {
    return "total walk %.2e (theta_L1 %.2e), total energy %.3f (theta_L2 %.3f)"
        .formatted(
            decision.walk(),
            decision.walkThreshold(),
            decision.energy(),
            decision.energyThreshold());
  }

  @Override
  public void tuned(TuningEpoch epoch) {
    console.printf(
        "fine-tuning, epoch %d: loss %.4f, validation loss %.4f, accuracy %.2f %%, %.0f s%n",
        epoch.epoch(),
        epoch.trainingLoss(),
        epoch.validationLoss(),
        100 * epoch.validationAccuracy(),
        epoch.seconds());
    console.flush();
  }

  @Override
  public void refined(Refinement refinement) {
    console.printf(
        "%s: %d neurons; validation accuracy %.2f %% -> %.2f %%, loss %.4f -> %.4f: %s%n",
        refinement.kind().title(),
        refinement.neurons(),
        100 * refinement.accuracyBefore(),
        100 * refinement.accuracyAfter(),
        refinement.lossBefore(),
        refinement.lossAfter(),
        refinement.kept() ? "kept" : "not kept");
    console.flush();
  }
}
