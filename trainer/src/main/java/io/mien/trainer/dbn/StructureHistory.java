package io.mien.trainer.dbn;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a network came to its structure. Immutable.
 *
 * @param epochs every pass of every RBM, in order
 * @param neurons every neuron that came or went, in order
 * @param layers what was decided after each layer
 * @param tuning every pass of fine-tuning
 * @param refinements what was tried after it; histories of older versions have none
 */
public record StructureHistory(
    List<RbmEpoch> epochs,
    List<NeuronEvent> neurons,
    List<LayerDecision> layers,
    List<TuningEpoch> tuning,
    List<Refinement> refinements) {

  /** Nothing has happened yet. */
  public static final StructureHistory EMPTY =
      new StructureHistory(List.of(), List.of(), List.of(), List.of(), List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  public StructureHistory {
    epochs = List.copyOf(epochs);
    neurons = List.copyOf(neurons);
    layers = List.copyOf(layers);
    tuning = List.copyOf(tuning);
    refinements = refinements == null ? List.of() : List.copyOf(refinements);
  }

  StructureHistory withRefinements(List<Refinement> tried) {
    return new StructureHistory(epochs, neurons, layers, tuning, tried);
  }

  /**
   * Writes {@code history.json}, {@code epochs.csv} and {@code events.csv} into a folder.
   *
   * @throws MienException if they cannot be written
   */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      JSON.writerWithDefaultPrettyPrinter()
          .writeValue(folder.resolve("history.json").toFile(), this);
      Files.write(folder.resolve("epochs.csv"), epochLines());
      Files.write(folder.resolve("events.csv"), eventLines());
    } catch (IOException e) {
      throw new MienException(
          "The history cannot be written into %s: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  /**
   * Reads what {@link #write} wrote; nothing has happened where there is no {@code history.json}.
   *
   * @throws MienException if it is something else
   */
  public static StructureHistory read(Path folder) {
    Path file = folder.resolve("history.json");
    if (!Files.exists(file)) {
      return EMPTY;
    }
    try {
      return JSON.readValue(file.toFile(), StructureHistory.class);
    } catch (IOException e) {
      throw new MienException(
          "%s is no history of a network (%s); remove it.".formatted(file, e.getMessage()), e);
    }
  }

  private List<String> epochLines() {
    List<String> lines = new ArrayList<>();
    lines.add("layer,epoch,phase,neurons,energy,heldOutEnergy,reconstructionError,walk,seconds");
    for (RbmEpoch epoch : epochs) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%d,%d,%s,%d,%.6g,%.6g,%.6g,%.6g,%.3f",
              epoch.layer(),
              epoch.epoch(),
              epoch.phase(),
              epoch.neurons(),
              epoch.energy(),
              epoch.heldOutEnergy(),
              epoch.reconstructionError(),
              epoch.walk(),
              epoch.seconds()));
    }
    return lines;
  }

  private List<String> eventLines() {
    List<String> lines = new ArrayList<>();
    lines.add("kind,layer,epoch,neuron,value,threshold,walkOfBias,walkOfWeights,energy");
    for (NeuronEvent event : neurons) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%d,%.6g,%.6g,%.6g,%.6g,%.6g",
              event.kind(),
              event.layer(),
              event.epoch(),
              event.neuron(),
              event.value(),
              event.threshold(),
              event.walkOfBias(),
              event.walkOfWeights(),
              event.energy()));
    }
    return lines;
  }
}
