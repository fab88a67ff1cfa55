package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.trainer.data.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * From faces to a finished network in one folder: preprocessing is fitted, the structure is found
 * ({@code structure.mien}), the stack is fine-tuned ({@code tuning.mien}), and {@code model.mien}
 * is written with the history of it all. Each step goes on from its checkpoint. {@code filters.png}
 * and {@code dreams.png} show what came of it.
 */
public final class DbnRun {

  private static final String STRUCTURE = "structure.mien";
  private static final String TUNING = "tuning.mien";

  /** The name of the finished network's file. */
  public static final String MODEL = "model.mien";

  private final Path folder;
  private final DbnOptions structure;
  private final TuningOptions tuning;
  private final FacePreparation preparation;
  private final FaceFeatures features;
  private final RefiningOptions refining;

  /**
   * @param folder where everything is written; created where missing
   * @param structure how the structure is found, unless a checkpoint knows
   * @param tuning how the stack is fine-tuned, unless a checkpoint knows
   * @param features what of a face is learned from
   * @param refining what is done after fine-tuning
   */
  public DbnRun(
      Path folder,
      DbnOptions structure,
      TuningOptions tuning,
      FacePreparation preparation,
      FaceFeatures features,
      RefiningOptions refining) {
    this.folder = requireNonNull(folder, "folder");
    this.structure = requireNonNull(structure, "structure");
    this.tuning = requireNonNull(tuning, "tuning");
    this.preparation = requireNonNull(preparation, "preparation");
    this.features = requireNonNull(features, "features");
    this.refining = requireNonNull(refining, "refining");
  }

  /** A run without refining. */
  public DbnRun(
      Path folder,
      DbnOptions structure,
      TuningOptions tuning,
      FacePreparation preparation,
      FaceFeatures features) {
    this(folder, structure, tuning, preparation, features, RefiningOptions.NONE);
  }

  /**
   * All settings that the run in the folder was made with, which after a resumed run are those of
   * its checkpoints.
   *
   * @return by what they are for, in order
   */
  public Map<String, Record> settings() {
    Map<String, Record> settings = new LinkedHashMap<>();
    settings.put(
        "structure",
        started()
            ? ArrayFile.read(folder.resolve(STRUCTURE)).state(DbnState.class).options()
            : structure);
    Path tuned = folder.resolve(TUNING);
    settings.put(
        "fine-tuning",
        Files.isRegularFile(tuned)
            ? ArrayFile.read(tuned).state(TuningState.class).options()
            : tuning);
    settings.put("refining", refining);
    return settings;
  }

  /** Whether a checkpoint is there to go on from. */
  public boolean started() {
    return Files.isRegularFile(folder.resolve(STRUCTURE));
  }

  /**
   * Runs to the end, or until told to stop, which is asked after every pass.
   *
   * @param resume whether to go on from checkpoints in the folder, rather than replace them
   * @return the network, or nothing if it was stopped before
   * @throws MienException as {@link AdaptiveDbn#learn} and {@link FineTuning#learn}
   */
  public Optional<DbnModel> run(
      Examples training,
      Examples validation,
      boolean resume,
      DbnListener listener,
      BooleanSupplier stop) {
    FaceSamples faces = preparation.fit(features, training, validation);
    History history = new History(StructureHistory.EMPTY, listener);
    List<DenseLayer> layers;
    try (AdaptiveDbn dbn = structure(resume)) {
      dbn.learn(faces.training().inputs(), faces.validation().inputs(), listener, stop);
      dbn.history().write(folder);
      if (!dbn.finished()) {
        return Optional.empty();
      }
      new Pictures(folder).write(dbn, faces, preparation.seed());
      history = new History(dbn.history(), listener);
      layers = dbn.layers();
    }
    try (FineTuning tuned = tuning(resume, layers, FaceSamples.labels(training).size())) {
      tuned.learn(faces::ofEpoch, faces.validation(), history, stop);
      StructureHistory before = history.soFar();
      before.write(folder);
      if (!tuned.finished()) {
        return Optional.empty();
      }
      Optional<List<DenseLayer>> refined =
          new Refining(folder, refining, tuning, history, stop)
              .refine(tuned.best(), faces::ofEpoch, faces.training(), faces.validation());
      // Passes of re-learning are not those of the network that stays.
      before.withRefinements(history.soFar().refinements()).write(folder);
      return refined.map(network -> written(network, faces));
    }
  }

  private DbnModel written(List<DenseLayer> network, FaceSamples faces) {
    DbnModel model =
        new DbnModel(
            faces.examples().crop(0).size(),
            FaceSamples.labels(faces.examples()),
            faces.preprocessing(),
            network);
    model.write(folder.resolve(MODEL));
    return model;
  }

  private AdaptiveDbn structure(boolean resume) {
    Path file = folder.resolve(STRUCTURE);
    if (resume && Files.isRegularFile(file)) {
      return AdaptiveDbn.resume(file);
    }
    forgetTuning();
    return AdaptiveDbn.start(structure, file);
  }

  // A checkpoint of fine-tuning belongs to the structure it began with.
  private void forgetTuning() {
    try {
      Files.deleteIfExists(folder.resolve(TUNING));
      Refining.forget(folder);
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be replaced (%s); give another folder."
              .formatted(folder.resolve(TUNING), e.getMessage()),
          e);
    }
  }

  private FineTuning tuning(boolean resume, List<DenseLayer> layers, int labels) {
    Path file = folder.resolve(TUNING);
    return resume && Files.isRegularFile(file)
        ? FineTuning.resume(file)
        : FineTuning.start(layers, labels, tuning, file);
  }
}
