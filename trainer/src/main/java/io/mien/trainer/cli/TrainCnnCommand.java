package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.report.Measured;
import io.mien.trainer.cnn.Checkpoint;
import io.mien.trainer.cnn.CnnTraining;
import io.mien.trainer.cnn.NetShape;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainOptionsBuilder;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.evaluate.Teachers;
import io.mien.trainer.export.BundleExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien train cnn}: one of the {@linkplain io.mien.trainer.cnn.NetModel nets}. */
@Command(
    name = "cnn",
    description =
        "Trains a convolutional net on labeled faces, on FER+ vote distributions if --votes is given."
            + " Each --model has the schedule it was published with unless options change it."
            + " Ctrl-C writes a checkpoint; --resume goes on from it.")
final class TrainCnnCommand implements Callable<Integer> {

  /** Share of Training that validation takes. */
  static final double VALIDATION_SHARE = Split.VALIDATION_SHARE;

  @Mixin private PictureDataOptions faces;

  @Mixin private NetOptions net;

  @Option(
      names = "--out",
      defaultValue = "runs/cnn",
      description = "Folder of checkpoints, history and report (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--epochs",
      description = "Passes over the faces (default: the model's; 110 for compact).")
  private @Nullable Integer epochs;

  @Option(
      names = "--batch",
      description = "Faces per step (default: the model's; 128 for compact).")
  private @Nullable Integer batch;

  @Option(
      names = "--learning-rate",
      description = "At its peak (default: the model's; 0.1 for compact).")
  private @Nullable Double learningRate;

  @Option(
      names = "--label-weight",
      description = "Weight of FER2013's labels beside FER+ votes (default: 1).")
  private @Nullable Double labelWeight;

  @Option(
      names = "--plain-epochs",
      paramLabel = "N",
      description =
          "The last N epochs only mirror faces, whatever else changes them before, so that the net"
              + " ends on faces as it will meet them (default: 0).")
  private @Nullable Integer plainEpochs;

  @Option(names = "--threads", description = "That share each batch (default: all processors).")
  private @Nullable Integer threads;

  @Option(
      names = "--without-fold",
      paramLabel = "I/K",
      converter = WithoutFold.Converter.class,
      description =
          "Learn without part I of K equal ones, such as 1/2, so that the net can be asked about"
              + " faces it never saw.")
  private @Nullable WithoutFold withoutFold;

  @Option(names = "--seed", description = "Of split, weights, order and augmentation (default: 7).")
  private @Nullable Long seed;

  @Option(
      names = "--precision",
      description =
          "What convolutions compute with, ${COMPLETION-CANDIDATES} (default: the model's;"
              + " for compact BFLOAT16 where the processor has it, else FLOAT32).")
  private @Nullable FloatFormat precision;

  @Mixin private MethodOptions methods;

  /** The teachers as their bundles call themselves. */
  private List<String> known = List.of();

  @Option(
      names = "--pictures",
      description = "Show faces in the report: these are pictures of real people.")
  private boolean pictures;

  @Option(
      names = "--resume",
      description = "Go on from last.pt in --out, changing only the options given.")
  private boolean resume;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainCnnCommand() {}

  @Override
  public Integer call() {
    if (resume && (batch != null || methods.resamples())) {
      throw unchangeable(batch != null ? "--batch" : "--upsample-to and --downsample-to");
    }
    if (!resume) {
      checkUnused();
    }
    long started = System.nanoTime();
    PrintWriter console = spec.commandLine().getErr();
    Optional<Teachers> teachers = methods.teachers();
    known = teachers.map(Teachers::names).orElse(List.of());
    TrainOptions options =
        resume ? interrupted() : changed(net.fresh(faces.channels(), faces.heads()));
    net.pretrained().ifPresent(weights -> weights.check(options.shape()));
    FaceData data = faces.read(console, BundleExport.template(options.shape()));
    createFolder();
    Split split = Split.of(data, VALIDATION_SHARE, options.seed());
    List<LabeledFace> learned =
        withoutFold == null ? split.training() : withoutFold.of(split.training(), options.seed());
    Examples plain = options.affect().examples(learned, faces.heads());
    Examples validation = options.affect().examples(split.validation(), faces.heads());
    console.printf("%d faces to learn from, %d to validate%n", plain.size(), validation.size());
    if (teachers.isPresent()) {
      console.printf(
          "Asking %s about each and its mirror image%n",
          known.size() == 1 ? "a teacher" : known.size() + " teachers");
    }
    console.flush();
    Examples training = teachers.map(all -> all.teach(plain)).orElse(plain);
    try (CnnTraining run =
            resume
                ? CnnTraining.resume(training, validation, out, this::changed)
                : CnnTraining.start(options, training, validation, out);
        TrainingConsole progress = TrainingConsole.on(console, run.state().options().batch());
        Interruption interruption = Interruption.watch()) {
      net.pretrained().ifPresent(weights -> weights.fill(run.net()));
      RunRecorder recorder = new RunRecorder(out, run);
      progress.finished(recorder.train(progress, interruption::requested), out);
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      Measured measured = Measured.here(TypedCommand.of(spec), took);
      recorder
          .report(faces.data(), training, split.validation(), measured, pictures)
          .ifPresent(page -> console.printf("Wrote %s%n", page));
      console.flush();
    }
    return 0;
  }

  private ParameterException unchangeable(String option) {
    return new ParameterException(
        spec.commandLine(), "%s cannot change on --resume; leave it out".formatted(option));
  }

  // Hours of work may lie there.
  private void checkUnused() {
    Path last = out.resolve(CnnTraining.LAST);
    if (Files.exists(last)) {
      throw new MienException(
          "%s is there already and would be overwritten; go on from it with --resume, or give another --out."
              .formatted(last));
    }
  }

  private TrainOptions interrupted() {
    Path last = out.resolve(CnnTraining.LAST);
    TrainOptions options = Checkpoint.state(last).options();
    NetShape shape = options.shape();
    if (seed != null && seed != options.seed()) {
      throw unchangeable("--seed");
    }
    net.checkResumed(last, shape);
    if (!shape.heads().equals(faces.heads())) {
      throw new MienException(
          "%s answers by %s, and --data would have it answer by %s; resume it with the same --data and --votes."
              .formatted(last, shape.heads(), faces.heads()));
    }
    return options;
  }

  // What was given on the command line beats what a new or a resumed run would do.
  private TrainOptions changed(TrainOptions options) {
    int lasting = epochs == null ? options.epochs() : epochs;
    TrainOptionsBuilder changed =
        net.changed(options)
            .epochs(lasting)
            .warmupEpochs(Math.min(options.warmupEpochs(), lasting - 1))
            .methods(methods.changed(options.methods(), known));
    if (labelWeight != null) {
      changed.labelWeight(labelWeight);
    }
    if (plainEpochs != null) {
      changed.plainEpochs(plainEpochs);
    }
    if (precision != null) {
      changed.bfloat16(precision == FloatFormat.BFLOAT16);
    }
    if (batch != null) {
      changed.batch(batch);
    }
    if (learningRate != null) {
      changed.learningRate(learningRate);
    }
    if (threads != null) {
      changed.threads(threads);
    }
    if (seed != null) {
      changed.seed(seed);
    }
    try {
      return changed.done();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Options out of range: %s".formatted(e.getMessage()), e);
    }
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
