package io.mien.trainer.study;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Learns every contender with every seed, several at a time. The others of a seed are given as many
 * parameters as its adaptive network found, the same passes and the same fine-tuning.
 */
public final class DbnStudy {

  private final Path folder;
  private final Function<Long, StudyRecipe> recipes;
  private final FaceData data;
  private final Examples training;
  private final List<LabeledFace> validation;
  private final Truth truth;

  /**
   * @param folder every finished run has a folder in it
   * @param recipes how a seed's networks learn
   * @param training what is learned
   * @param validation what passes are chosen by
   */
  public DbnStudy(
      Path folder,
      Function<Long, StudyRecipe> recipes,
      FaceData data,
      Examples training,
      List<LabeledFace> validation,
      Truth truth) {
    this.folder = requireNonNull(folder, "folder");
    this.recipes = requireNonNull(recipes, "recipes");
    this.data = requireNonNull(data, "data");
    this.training = requireNonNull(training, "training");
    this.validation = List.copyOf(validation);
    this.truth = requireNonNull(truth, "truth");
  }

  /**
   * Runs what is not finished yet.
   *
   * @param jobs runs at a time
   * @param listeners told of a run's passes
   * @param finished told of every run, also of those that were kept
   * @return all runs, or nothing if it was stopped before
   */
  public Optional<List<StudyRun>> run(
      List<Long> seeds,
      int jobs,
      Function<String, DbnListener> listeners,
      StudyListener finished,
      BooleanSupplier stop) {
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<CompletableFuture<Optional<StudyRun>>> all = new ArrayList<>();
      for (long seed : seeds) {
        CompletableFuture<Optional<StudyRun>> adaptive =
            CompletableFuture.supplyAsync(
                () -> one(Contender.ADAPTIVE, seed, Optional.empty(), listeners, finished, stop),
                workers);
        all.add(adaptive);
        for (Contender contender : List.of(Contender.FIXED, Contender.RANDOM, Contender.LOGISTIC)) {
          all.add(
              adaptive.thenApplyAsync(
                  size ->
                      size.isEmpty()
                          ? Optional.empty()
                          : one(contender, seed, size, listeners, finished, stop),
                  workers));
        }
      }
      return joined(all);
    } finally {
      workers.shutdown();
    }
  }

  private static Optional<List<StudyRun>> joined(List<CompletableFuture<Optional<StudyRun>>> all) {
    List<StudyRun> runs = new ArrayList<>();
    try {
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
      for (CompletableFuture<Optional<StudyRun>> one : all) {
        one.join().ifPresent(runs::add);
      }
    } catch (CompletionException e) {
      if (e.getCause() instanceof MienException known) {
        throw known;
      }
      throw e;
    }
    return runs.size() == all.size() ? Optional.of(List.copyOf(runs)) : Optional.empty();
  }

  private Optional<StudyRun> one(
      Contender contender,
      long seed,
      Optional<StudyRun> adaptive,
      Function<String, DbnListener> listeners,
      StudyListener finished,
      BooleanSupplier stop) {
    Path own = folder.resolve(contender.folder(seed));
    Optional<StudyRun> kept = StudyRun.read(own);
    if (kept.isPresent() || stop.getAsBoolean()) {
      kept.ifPresent(finished::finished);
      return kept;
    }
    long began = System.nanoTime();
    Examples held = Examples.of(validation, List.of(truth));
    StudyRecipe recipe = recipes.apply(seed);
    DbnListener listener = listeners.apply("%s, seed %d".formatted(contender.title(), seed));
    Optional<DbnModel> model =
        switch (contender) {
          case ADAPTIVE -> dbn(own, recipe.structure(), recipe, held, listener, stop);
          case FIXED ->
              dbn(own, fixed(recipe, adaptive.orElseThrow()), recipe, held, listener, stop);
          case RANDOM ->
              new Baselines(own, recipe.tuning(), recipe.preparation())
                  .random(hidden(adaptive.orElseThrow()), training, held, listener, stop);
          case LOGISTIC -> logistic(own, recipe, adaptive.orElseThrow(), held, listener, stop);
        };
    if (model.isEmpty()) {
      return Optional.empty();
    }
    StudyRun run =
        new StudyRun(
            contender,
            seed,
            model.get().structure(),
            model.get().parameters(),
            accuracy(model.get(), validation),
            accuracy(model.get(), data.of(Usage.PUBLIC_TEST)),
            (System.nanoTime() - began) / 1e9);
    run.write(own);
    finished.finished(run);
    return Optional.of(run);
  }

  private Optional<DbnModel> dbn(
      Path own,
      DbnOptions structure,
      StudyRecipe recipe,
      Examples held,
      DbnListener listener,
      BooleanSupplier stop) {
    DbnRun run =
        new DbnRun(own, structure, recipe.tuning(), recipe.preparation(), DbnModel::pixels);
    return run.run(training, held, run.started(), listener, stop);
  }

  private Optional<DbnModel> logistic(
      Path own,
      StudyRecipe recipe,
      StudyRun adaptive,
      Examples held,
      DbnListener listener,
      BooleanSupplier stop) {
    List<Integer> sizes = adaptive.structure();
    int width = Widths.alike(sizes.get(0), 1, sizes.get(sizes.size() - 1), adaptive.parameters());
    int passes = recipe.structure().growth().epochs();
    return new Baselines(own, recipe.tuning(), recipe.binary())
        .logistic(width, recipe.binaryRbm(), passes, training, held, listener, stop);
  }

  private static List<Integer> hidden(StudyRun run) {
    return run.structure().subList(1, run.structure().size() - 1);
  }

  private static DbnOptions fixed(StudyRecipe recipe, StudyRun adaptive) {
    List<Integer> sizes = adaptive.structure();
    int layers = sizes.size() - 2;
    int width =
        Widths.alike(sizes.get(0), layers, sizes.get(sizes.size() - 1), adaptive.parameters());
    DbnOptions structure = recipe.structure();
    return new DbnOptions(
        structure.first(),
        structure.above(),
        GrowthOptions.fixed(structure.growth().epochs()),
        new LayerOptions(width, 1, layers, 1, 1, Threshold.absolute(-1), -Double.MAX_VALUE));
  }

  private double accuracy(DbnModel model, List<LabeledFace> faces) {
    List<LabeledFace> judged = faces.stream().filter(face -> truth.of(face).isPresent()).toList();
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
