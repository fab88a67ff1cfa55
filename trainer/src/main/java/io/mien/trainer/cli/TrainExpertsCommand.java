package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.expert.CandidateGroup;
import io.mien.trainer.expert.ChildOptions;
import io.mien.trainer.expert.ExpertBundle;
import io.mien.trainer.expert.ExpertReport;
import io.mien.trainer.expert.ExpertTraining;
import io.mien.trainer.expert.Experts;
import io.mien.trainer.expert.ParentFamilies;
import io.mien.trainer.expert.StudyOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien train experts}: children of a bundle's parent for what it confuses. */
@Command(
    name = "experts",
    description =
        "Finds what a parent confuses on faces it never saw, lets children learn on from it, chooses"
            + " thresholds on validation faces, and writes a bundle with experts if --bundle is"
            + " given. Parents of folds that are done are used again.")
final class TrainExpertsCommand implements Callable<Integer> {

  /** How the figures come about. */
  enum Protocol {
    /** Children learn training faces; test faces are only measured. */
    HONEST,
    /** Children learn the faces they are measured on, as published. */
    PAPER
  }

  @Mixin private FaceDataOptions faces;

  @Option(
      names = "--parent",
      defaultValue = ModelBundle.DEFAULT,
      paramLabel = "BUNDLE",
      description = "'default' or the folder of a bundle (default: ${DEFAULT-VALUE}).")
  private String parent;

  @Option(
      names = "--out",
      defaultValue = "runs/experts",
      description =
          "Folder of fold1, fold2 and so on, study.json and report.html (default:"
              + " ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--group",
      paramLabel = "LABELS",
      description = "Emotions that are confused; repeatable (default: \"Anger,Disgust\").")
  private List<String> groups = List.of("Anger,Disgust");

  @Option(
      names = "--neighbourhoods",
      description =
          "Look for more groups, by what parents confuse and by valence and arousal: auto or none"
              + " (default: none).")
  private Neighbours neighbourhoods = Neighbours.NONE;

  /** Whether more groups are looked for. */
  enum Neighbours {
    AUTO,
    NONE
  }

  @Option(
      names = "--folds",
      defaultValue = "2",
      description = "Parents that answer out of fold (default: ${DEFAULT-VALUE}).")
  private int folds;

  @Option(
      names = "--holdout",
      paramLabel = "SHARE",
      description = "One parent that never saw this share of Training, instead of --folds.")
  private @Nullable Double holdout;

  @Option(
      names = "--fold-epochs",
      defaultValue = "28",
      description = "Passes of each such parent (default: ${DEFAULT-VALUE}).")
  private int foldEpochs;

  @Option(
      names = "--protocol",
      split = ",",
      description =
          "honest, or paper: children learn the faces they are measured on, which is not a"
              + " generalisation figure; or honest,paper side by side (default: honest).")
  private Set<Protocol> protocols = EnumSet.of(Protocol.HONEST);

  @Option(names = "--child-epochs", description = "Passes of a child, at most (default: 20).")
  private @Nullable Integer childEpochs;

  @Option(
      names = "--learning-rate",
      description = "Of children; it falls on a cosine (default: 0.01).")
  private @Nullable Double learningRate;

  @Option(
      names = "--resamples",
      defaultValue = "4000",
      description = "Of each bootstrap (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Option(
      names = "--bundle",
      paramLabel = "FOLDER",
      description = "Write the parent with its experts as a bundle.")
  private @Nullable Path bundle;

  @Option(names = "--name", description = "Name of the bundle (default: the parent's).")
  private @Nullable String name;

  @Option(
      names = "--bundle-version",
      description = "Version of the bundle (default: the parent's).")
  private @Nullable String version;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Also put the main tables into this Markdown file's section about experts.")
  private @Nullable Path results;

  @Option(
      names = "--seed",
      defaultValue = "7",
      description =
          "Of split and folds, as the parent was trained with, and of all else (default:"
              + " ${DEFAULT-VALUE}).")
  private long seed;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainExpertsCommand() {}

  @Override
  public Integer call() {
    if (bundle != null && !protocols.contains(Protocol.HONEST)) {
      throw new ParameterException(
          spec.commandLine(),
          "--protocol paper measures children on what they learned and writes no bundle; leave"
              + " --bundle out or add honest");
    }
    long began = System.nanoTime();
    PrintWriter console = spec.commandLine().getErr();
    StudyOptions options = options();
    ModelBundle loaded = ModelBundle.find(parent);
    FaceData data = faces.read(console);
    createFolder();
    Experts experts;
    try (Interruption interruption = Interruption.watch()) {
      experts =
          new ExpertTraining(
                  loaded,
                  ParentFamilies.of(loaded, foldEpochs, seed),
                  options,
                  out,
                  line -> tell(console, line),
                  interruption::requested)
              .run(data);
    }
    experts.study().write(out.resolve("study.json"));
    if (bundle != null) {
      new ExpertBundle(
              name == null ? loaded.manifest().name() : name,
              version == null ? loaded.manifest().version() : version)
          .write(loaded, experts, bundle);
      tell(console, "Wrote " + bundle);
    }
    report(experts, Duration.ofNanos(System.nanoTime() - began));
    return 0;
  }

  private void report(Experts experts, Duration took) {
    Measured measured = Measured.here(typed(), took);
    ExpertReport report = new ExpertReport(experts.study(), measured);
    report.page().write(out.resolve("report.html"));
    if (results != null) {
      new ResultsFile(results).put("Experts", "experts", measured, report.markdown());
    }
    spec.commandLine().getOut().print(report.markdown());
    spec.commandLine().getOut().flush();
  }

  // Files by their names alone: where they lay says nothing elsewhere.
  private String typed() {
    return "mien "
        + spec.commandLine().getParseResult().originalArgs().stream()
            .map(TrainExpertsCommand::named)
            .collect(Collectors.joining(" "));
  }

  private static String named(String argument) {
    String name =
        argument.contains("/") ? String.valueOf(Path.of(argument).getFileName()) : argument;
    return name.contains(" ") ? '"' + name + '"' : name;
  }

  private StudyOptions options() {
    try {
      ChildOptions standard = ChildOptions.defaults(seed);
      return new StudyOptions(
          groups.stream().map(CandidateGroup::parse).toList(),
          neighbourhoods == Neighbours.AUTO,
          holdout == null ? folds : 0,
          holdout == null ? 0 : holdout,
          protocols.contains(Protocol.HONEST),
          protocols.contains(Protocol.PAPER),
          new ChildOptions(
              childEpochs == null ? standard.epochs() : childEpochs,
              learningRate == null ? standard.learningRate() : learningRate,
              standard.augmented(),
              seed),
          resamples,
          seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Options out of range: %s".formatted(e.getMessage()), e);
    }
  }

  private static void tell(PrintWriter console, String line) {
    console.println(line);
    console.flush();
  }

  private void createFolder() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new MienException(
          "The folder %s cannot be made; give another --out.".formatted(out), e);
    }
  }
}
