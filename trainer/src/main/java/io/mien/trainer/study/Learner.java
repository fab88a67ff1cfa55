package io.mien.trainer.study;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.dbn.Baselines;
import io.mien.trainer.dbn.DbnListener;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.DbnOptions;
import io.mien.trainer.dbn.DbnRun;
import io.mien.trainer.dbn.GrowthOptions;
import io.mien.trainer.dbn.LayerOptions;
import io.mien.trainer.dbn.Samples;
import io.mien.trainer.dbn.Threshold;
import io.mien.trainer.evaluate.Confusion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Learns and measures one contender with one seed. */
final class Learner {

  private static final double NANOS = 1e9;

  private final Path folder;
  private final StudyRecipe recipe;
  private final StudyFaces faces;
  private final Examples validation;
  private final DbnListener listener;
  private final BooleanSupplier stop;

  Learner(
      Path folder,
      StudyRecipe recipe,
      StudyFaces faces,
      DbnListener listener,
      BooleanSupplier stop) {
    this.folder = folder;
    this.recipe = recipe;
    this.faces = faces;
    this.validation = Examples.of(faces.validation(), List.of(faces.truth()));
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * @param adaptive the adaptive network's run with that seed, whose size the others take
   * @return nothing if it was stopped before
   */
  Optional<StudyRun> learn(Contender contender, long seed, Optional<StudyRun> adaptive) {
    long began = System.nanoTime();
    Optional<DbnModel> model =
        switch (contender) {
          case ADAPTIVE -> dbn(recipe.structure());
          case FIXED -> dbn(fixed(adaptive.orElseThrow()));
          case RANDOM -> random(adaptive.orElseThrow());
          case LOGISTIC -> logistic(adaptive.orElseThrow());
        };
    return model.map(
        learned ->
            new StudyRun(
                contender,
                seed,
                learned.structure(),
                learned.parameters(),
                accuracy(learned, faces.validation()),
                accuracy(learned, faces.publicTest()),
                (System.nanoTime() - began) / NANOS));
  }

  private Optional<DbnModel> dbn(DbnOptions structure) {
    DbnRun run =
        new DbnRun(folder, structure, recipe.tuning(), recipe.preparation(), DbnModel::pixels);
    return run.run(faces.training(), validation, run.started(), listener, stop);
  }

  private DbnOptions fixed(StudyRun adaptive) {
    int layers = hidden(adaptive).size();
    DbnOptions structure = recipe.structure();
    return new DbnOptions(
        structure.first(),
        structure.above(),
        GrowthOptions.fixed(structure.growth().epochs()),
        new LayerOptions(
            width(adaptive, layers), 1, layers, 1, 1, Threshold.absolute(-1), -Double.MAX_VALUE));
  }

  private Optional<DbnModel> random(StudyRun adaptive) {
    return new Baselines(folder, recipe.tuning(), recipe.preparation())
        .random(hidden(adaptive), faces.training(), validation, listener, stop);
  }

  private Optional<DbnModel> logistic(StudyRun adaptive) {
    int passes = recipe.structure().growth().epochs();
    return new Baselines(folder, recipe.tuning(), recipe.binary())
        .logistic(
            width(adaptive, 1),
            recipe.binaryRbm(),
            passes,
            faces.training(),
            validation,
            listener,
            stop);
  }

  /** Of layers that are all alike and have as many parameters. */
  private static int width(StudyRun adaptive, int layers) {
    List<Integer> sizes = adaptive.structure();
    return Widths.alike(sizes.get(0), layers, sizes.get(sizes.size() - 1), adaptive.parameters());
  }

  private static List<Integer> hidden(StudyRun run) {
    return run.structure().subList(1, run.structure().size() - 1);
  }

  private double accuracy(DbnModel model, List<LabeledFace> of) {
    Truth truth = faces.truth();
    List<LabeledFace> judged = of.stream().filter(face -> truth.of(face).isPresent()).toList();
    if (judged.isEmpty()) {
      return 0;
    }
    Samples answers =
        model.probabilities(DbnModel.pixels(judged.stream().map(LabeledFace::crop).toList()));
    List<Emotion> taken = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      taken.add(model.best(answers.row(i)));
    }
    List<Emotion> truths = judged.stream().map(face -> truth.of(face).orElseThrow()).toList();
    return Confusion.of(truth.labels(), truths, taken).accuracy();
  }
}
