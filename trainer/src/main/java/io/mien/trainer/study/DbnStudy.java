package io.mien.trainer.study;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.trainer.dbn.DbnListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Learns every contender with every seed, several at a time. The others of a seed are given as many
 * parameters as its adaptive network found, the same passes and the same fine-tuning.
 */
public final class DbnStudy {

  private final Path folder;
  private final Function<Long, StudyRecipe> recipes;
  private final StudyFaces faces;

  /**
   * @param folder every finished run has a folder in it
   * @param recipes how a seed's networks learn
   */
  public DbnStudy(Path folder, Function<Long, StudyRecipe> recipes, StudyFaces faces) {
    this.folder = requireNonNull(folder, "folder");
    this.recipes = requireNonNull(recipes, "recipes");
    this.faces = requireNonNull(faces, "faces");
  }

  /**
   * Runs what is not finished yet.
   *
   * @param jobs runs at a time
   * @param listeners told of a run's passes
   * @param finished told of every run, also of those that were kept
   * @return all runs, or nothing if it was stopped before
   * @throws MienException if the folder holds runs that learned otherwise, or one fails; the others
   *     are kept
   */
  public Optional<List<StudyRun>> run(
      List<Long> seeds,
      int jobs,
      Function<String, DbnListener> listeners,
      StudyListener finished,
      BooleanSupplier stop) {
    Signature.check(folder, recipes.apply(0L), faces);
    // Where one run fails the others end with the pass at hand, so that its sentence comes soon.
    AtomicBoolean failed = new AtomicBoolean();
    BooleanSupplier end = () -> stop.getAsBoolean() || failed.get();
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<CompletableFuture<Optional<StudyRun>>> all = new ArrayList<>();
      for (long seed : seeds) {
        CompletableFuture<Optional<StudyRun>> adaptive =
            CompletableFuture.supplyAsync(
                () -> one(Contender.ADAPTIVE, seed, Optional.empty(), listeners, finished, end),
                workers);
        all.add(adaptive);
        for (Contender contender : List.of(Contender.FIXED, Contender.RANDOM, Contender.LOGISTIC)) {
          all.add(
              adaptive.thenApplyAsync(
                  size ->
                      size.isEmpty()
                          ? Optional.empty()
                          : one(contender, seed, size, listeners, finished, end),
                  workers));
        }
      }
      all.forEach(run -> run.exceptionally(failure -> noted(failed)));
      return joined(all);
    } finally {
      workers.shutdown();
    }
  }

  private static Optional<StudyRun> noted(AtomicBoolean failed) {
    failed.set(true);
    return Optional.empty();
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
    Optional<StudyRun> run = StudyRun.read(own);
    if (run.isEmpty() && !stop.getAsBoolean()) {
      DbnListener listener = listeners.apply("%s, seed %d".formatted(contender.title(), seed));
      Learner learner = new Learner(own, recipes.apply(seed), faces, listener, stop);
      run = learner.learn(contender, seed, adaptive);
      run.ifPresent(ended -> ended.write(own));
    }
    run.ifPresent(finished::finished);
    return run;
  }
}
