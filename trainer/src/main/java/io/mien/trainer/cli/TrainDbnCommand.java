package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.OnnxEmbedding;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Usage;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.DbnRun;
import io.mien.trainer.dbn.FaceFeatures;
import io.mien.trainer.dbn.NativeThreads;
import io.mien.trainer.dbn.Samples;
import io.mien.trainer.dbn.Visibles;
import io.mien.trainer.dbnreport.DbnReport;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.export.DbnBundleExport;
import io.mien.trainer.onnx.FeatureGraph;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien train dbn}: an adaptive deep belief network. */
@Command(
    name = "dbn",
    description =
        "Grows a deep belief network whose size nobody chose, fine-tunes it, and writes a bundle if"
            + " --bundle is given. Ctrl-C ends after the pass at hand; --resume goes on.")
final class TrainDbnCommand implements Callable<Integer> {

  @Mixin private PictureDataOptions faces;

  @Mixin private DbnStructureOptions structure;

  @Mixin private DbnTuningOptions tuning;

  @Mixin private ThreadsOption threads;

  @Option(
      names = "--out",
      defaultValue = "runs/dbn",
      description = "Folder of checkpoints, history and model (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--bundle",
      paramLabel = "FOLDER",
      description = "Write the finished network as a bundle too.")
  private @Nullable Path bundle;

  @Mixin private DbnFeatureOptions features;

  @Mixin private DbnRefiningOptions refining;

  @Option(
      names = "--visibles",
      defaultValue = "gaussian",
      description =
          "gaussian: what --input says, standardized; binary: the same as probabilities (default:"
              + " ${DEFAULT-VALUE}).")
  private Visibles visibles;

  @Option(
      names = "--faces",
      paramLabel = "N",
      description = "Learn from the first N faces only, to try things.")
  private @Nullable Integer limit;

  @Option(
      names = "--seed",
      defaultValue = "7",
      description = "Of split, weights, order and sampling (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Also write a section of this Markdown file about the finished network.")
  private @Nullable Path results;

  @Option(names = "--resume", description = "Go on from --out, with the options given then.")
  private boolean resume;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainDbnCommand() {}

  @Override
  public Integer call() {
    Optional<FeatureGraph> found = features.graph();
    if (found.isEmpty()) {
      return train(DbnModel::pixels, null);
    }
    FeatureGraph graph = found.get();
    try (OnnxEmbedding embedding =
        OnnxEmbedding.open(graph.model(), graph.output(), OnnxOptions.DEFAULT)) {
      return train(crops -> Samples.of(embedding.of(crops)), graph);
    }
  }

  private int train(FaceFeatures of, @Nullable FeatureGraph graph) {
    long started = System.nanoTime();
    PrintWriter console = spec.commandLine().getErr();
    NativeThreads.use(threads.count());
    DbnRun run = run(of);
    if (resume && !run.started()) {
      throw new MienException("There is nothing in %s to go on from.".formatted(out));
    }
    if (!resume && run.started()) {
      throw new MienException(
          "The network in %s would be overwritten; go on from it with --resume, or give another --out."
              .formatted(out));
    }
    FaceData data = faces.read(console);
    Split split = Split.of(chosen(data), TrainCnnCommand.VALIDATION_SHARE, seed);
    Examples training = Examples.of(split.training(), List.of(faces.truth()));
    Examples validation = Examples.of(split.validation(), List.of(faces.truth()));
    console.printf("%d faces to learn from, %d to validate%n", training.size(), validation.size());
    console.flush();
    Optional<DbnModel> model;
    try (Interruption interruption = Interruption.watch()) {
      model =
          run.run(training, validation, resume, new DbnConsole(console), interruption::requested);
    }
    Measured measured =
        Measured.here(TypedCommand.of(spec), Duration.ofNanos(System.nanoTime() - started));
    Map<String, Confusion> figures = new LinkedHashMap<>();
    if (model.isEmpty()) {
      new DbnReport(out).write(model, figures, run.settings(), measured);
      console.printf("Stopped; --resume with --out %s goes on.%n", out);
      console.flush();
      return 0;
    }
    console.printf(
        "Layers of %s neurons, %,d parameters, in %s%n",
        model.get().structure(), model.get().parameters(), out.resolve(DbnRun.MODEL));
    figures.put(
        "validation by " + faces.truth().shortTitle(), confusion(model.get(), of, validation));
    if (bundle != null) {
      DbnBundleExport.Result result =
          new DbnBundleExport("dbn", "1", seed, of, graph)
              .export(model.get(), training, validation, data, faces.truth(), bundle);
      console.printf(
          "Wrote %s; ND4J and ONNX Runtime differ by at most %.1e%n", bundle, result.difference());
      result.figures().forEach((by, on) -> figures.put("PublicTest by " + by.shortTitle(), on));
    }
    DbnReport report = new DbnReport(out);
    report.write(model, figures, run.settings(), measured);
    console.printf("Wrote %s%n", out.resolve(DbnReport.FILE));
    if (results != null) {
      write(results, measured, report.markdown(model.get(), figures));
    }
    console.flush();
    return 0;
  }

  // What the network sees and whose answers it learned each have a section of their own.
  private void write(Path file, Measured measured, String body) {
    String seen = features.given() ? "features" : "pixels";
    new ResultsFile(file)
        .put(
            "The adaptive DBN on %s by %s".formatted(seen, faces.truth().shortTitle()),
            ResultsFile.nameOf("dbn", seen, faces.truth().name()),
            measured,
            body);
  }

  private static Confusion confusion(DbnModel model, FaceFeatures of, Examples faces) {
    List<AlignedCrop> crops = IntStream.range(0, faces.size()).mapToObj(faces::crop).toList();
    Samples answers = model.probabilities(of.of(crops));
    List<Emotion> truths = new ArrayList<>();
    List<Emotion> estimates = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      Emotion truth = faces.truth(i, 0);
      if (truth != null) {
        truths.add(truth);
        estimates.add(Probabilities.of(model.labels(), answers.row(i)).top());
      }
    }
    return Confusion.of(model.labels(), truths, estimates);
  }

  private DbnRun run(FaceFeatures of) {
    try {
      return new DbnRun(
          out,
          structure.options(visibles, seed),
          tuning.tuning(seed),
          features.given()
              ? tuning.features(visibles, features.variants(), seed)
              : tuning.pixels(visibles, seed),
          of,
          refining.options());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Options out of range: %s".formatted(e.getMessage()), e);
    }
  }

  private FaceData chosen(FaceData data) {
    List<LabeledFace> training = data.of(Usage.TRAINING);
    if (training.isEmpty()) {
      throw new MienException("%s has no Training rows to learn from.".formatted(faces.data()));
    }
    if (limit == null || limit >= training.size()) {
      return data;
    }
    int last = training.get(Math.max(0, limit - 1)).row();
    List<LabeledFace> kept =
        data.faces().stream()
            .filter(face -> face.usage() != Usage.TRAINING || face.row() <= last)
            .toList();
    return data.with(kept, data.badRows());
  }
}
