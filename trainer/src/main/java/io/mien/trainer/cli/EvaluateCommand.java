package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.recognition.route.ExpertChoice;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.evaluate.AffectScores;
import io.mien.trainer.evaluate.BundleFigures;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.EvaluationReport;
import io.mien.trainer.evaluate.Labeling;
import io.mien.trainer.evaluate.Report;
import io.mien.trainer.evaluate.RiskCoverage;
import io.mien.trainer.report.HtmlReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mien evaluate}: the figures of a bundle. */
@Command(
    name = "evaluate",
    description =
        "Measures a bundle on a data set through ONNX Runtime: by its labels, or by the majority of"
            + " FER+ votes if --votes is given.")
final class EvaluateCommand implements Callable<Integer> {

  /** The seed that bundles are trained with unless told otherwise. */
  private static final long VALIDATION_SEED = 7;

  @Parameters(paramLabel = "BUNDLE", description = "'default' or the folder of a bundle.")
  private String bundle;

  @Mixin private PictureDataOptions faces;

  @Option(
      names = "--split",
      defaultValue = "PublicTest",
      description =
          "Training, Validation, PublicTest (or Test) or PrivateTest (default: ${DEFAULT-VALUE}).")
  private String split;

  @Option(
      names = "--risk-coverage",
      paramLabel = "ACCURACY",
      description =
          "Instead of a test split, measure the validation split (10 %% of Training, seed 7): how"
              + " many faces are left and how many of them are right if less confident answers are"
              + " left out, and the least confidence from which on this share, such as 0.9, is"
              + " right: a --min-confidence for 'mien stream'.")
  private @Nullable Double accuracy;

  @Option(
      names = "--experts",
      paramLabel = "enabled|all|none",
      description =
          "Which of the bundle's expert groups are asked: those that beat the parent on validation,"
              + " all, or none (default: enabled). The second answer that some bundles have"
              + " for FER2013's labels is always the parent's.")
  private ExpertChoice experts = ExpertChoice.ENABLED;

  @Option(names = "--json", description = "One JSON object instead of tables.")
  private boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a page with the matrix, figures by emotion and the calibration too.")
  private @Nullable Path report;

  @Option(
      names = "--pictures",
      description = "Show the worst mistakes in the report: these are pictures of real people.")
  private boolean pictures;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "Also write the bundle's section of this Markdown file: its figures by every labeling that"
              + " the data has and the bundle answers, parameters, size, and the time for a face on"
              + " one core; with --risk-coverage, what that prints.")
  private @Nullable Path results;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  EvaluateCommand() {}

  @Override
  public Integer call() {
    if (pictures && report == null) {
      throw new ParameterException(
          spec.commandLine(), "--pictures belongs to a report; say where with --report");
    }
    long started = System.nanoTime();
    Usage usage = Usage.ofLabel(split).orElseThrow(this::unknownSplit);
    ModelBundle loaded = ModelBundle.find(bundle);
    if (accuracy != null) {
      measureCoverage(loaded, accuracy, started);
      return 0;
    }
    List<LabeledFace> chosen =
        faces.read(spec.commandLine().getErr(), loaded.manifest().crop()).of(usage);
    if (chosen.isEmpty()) {
      throw new MienException(
          "%s has no %s rows; choose another --split.".formatted(faces.data(), usage.label()));
    }
    BundleMeasurement measurement = new BundleMeasurement(loaded, experts);
    List<Truth> truths =
        results == null ? List.of(faces.truth()) : measurement.answered(faces.heads());
    List<Labeling> labelings =
        truths.stream().map(truth -> measurement.labeling(chosen, truth)).toList();
    print(loaded, usage, labelings);
    Optional<AffectScores> affect = measurement.affect(chosen);
    if (!json) {
      affect.ifPresent(scores -> spec.commandLine().getOut().println(scores.sentence()));
      spec.commandLine().getOut().flush();
    }
    if (report != null) {
      page(loaded, usage, labelings.get(0), measured(started)).write(report);
    }
    if (results != null) {
      BundleFigures figures = measurement.figures(labelings, affect.orElse(null), chosen);
      write(results, loaded, usage, figures, measured(started));
    }
    return 0;
  }

  private Measured measured(long started) {
    return Measured.here(TypedCommand.of(spec), Duration.ofNanos(System.nanoTime() - started));
  }

  // Other splits than the usual one have sections of their own.
  private static void write(
      Path file, ModelBundle loaded, Usage usage, BundleFigures figures, Measured measured) {
    String name = loaded.manifest().name();
    String version = loaded.manifest().version();
    String part = usage == Usage.PUBLIC_TEST ? "" : usage.label();
    new ResultsFile(file)
        .put(
            "The bundle %s %s on %s".formatted(name, version, usage.label()),
            ResultsFile.nameOf("bundle", name, version, part),
            measured,
            figures.markdown());
  }

  private void measureCoverage(ModelBundle loaded, double wanted, long started) {
    if (!(wanted > 0 && wanted <= 1)) {
      throw new ParameterException(
          spec.commandLine(), "--risk-coverage takes a share above 0 and up to 1: " + wanted);
    }
    FaceData data = faces.read(spec.commandLine().getErr(), loaded.manifest().crop());
    List<LabeledFace> validation =
        Split.of(data, TrainCnnCommand.VALIDATION_SHARE, VALIDATION_SEED).validation();
    Labeling labeling = new BundleMeasurement(loaded, experts).labeling(validation, faces.truth());
    String name = loaded.manifest().name();
    String figures =
        "Bundle %s %s on validation by %s:%n%n%s"
            .formatted(
                name,
                loaded.manifest().version(),
                faces.truth().title(),
                Report.coverage(RiskCoverage.of(labeling.answers()), wanted));
    PrintWriter out = spec.commandLine().getOut();
    out.print(figures);
    out.flush();
    if (results != null) {
      new ResultsFile(results)
          .put("When to abstain", ResultsFile.nameOf("coverage", name), measured(started), figures);
    }
  }

  private void print(ModelBundle loaded, Usage usage, List<Labeling> labelings) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Report.json(labelings.get(0).confusion()));
    } else {
      for (Labeling labeling : labelings) {
        Confusion confusion = labeling.confusion();
        out.printf(
            "%s %s on %s by %s; answered by '%s'%n%n",
            loaded.manifest().name(),
            loaded.manifest().version(),
            usage.label(),
            labeling.truth().title(),
            labeling.output());
        out.println(Report.figures(confusion));
        out.println(Report.matrix(confusion));
      }
    }
    out.flush();
  }

  private HtmlReport page(ModelBundle loaded, Usage usage, Labeling labeling, Measured measured) {
    if (labeling.answers().isEmpty()) {
      throw new MienException(
          "No %s face has a truth to report on; choose another --split.".formatted(usage.label()));
    }
    return new EvaluationReport(labeling.truth(), labeling.answers())
        .page(
            "Bundle %s %s".formatted(loaded.manifest().name(), loaded.manifest().version()),
            usage.label(),
            pictures,
            measured);
  }

  private ParameterException unknownSplit() {
    String known =
        Arrays.stream(Usage.values()).map(Usage::label).collect(Collectors.joining(", "));
    return new ParameterException(
        spec.commandLine(), "Unknown split '%s'; choose one of %s".formatted(split, known));
  }
}
