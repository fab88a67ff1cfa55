package io.mien.trainer.cli;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.trainer.cnn.Balance;
import io.mien.trainer.cnn.ClassWeights;
import io.mien.trainer.cnn.Distillation;
import io.mien.trainer.cnn.Methods;
import io.mien.trainer.cnn.Mixing;
import io.mien.trainer.evaluate.Teachers;
import io.mien.trainer.outlier.RemovalOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What may be done beside plain training of a net. */
final class MethodOptions {

  private static final double MIX_SHARE = 0.5;

  @Option(
      names = "--upsample-to",
      paramLabel = "N",
      description =
          "Fill classes of fewer faces up to N an epoch, by copies turned by up to 45 degrees and"
              + " mirrored (default: as many as there are).")
  private @Nullable Integer upTo;

  @Option(
      names = "--downsample-to",
      paramLabel = "N",
      description = "Draw N faces an epoch from classes of more (default: all).")
  private @Nullable Integer downTo;

  @Option(
      names = "--class-weights",
      paramLabel = "none|root|balanced",
      description =
          "Weigh the loss of an emotion by the inverse of its share, or by its root (default:"
              + " none).")
  private @Nullable ClassWeights weights;

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      description = "Spread this share of every target over all labels (default: 0).")
  private @Nullable Double smoothing;

  @Option(
      names = "--mixup",
      paramLabel = "ALPHA",
      description = "Blend faces in proportions of Beta(ALPHA, ALPHA), up to 4 (default: 0, not).")
  private @Nullable Double mixup;

  @Option(
      names = "--cutmix",
      paramLabel = "ALPHA",
      description = "Paste rectangles of other faces, of areas as above (default: 0, not).")
  private @Nullable Double cutmix;

  @Option(
      names = "--mix-share",
      paramLabel = "SHARE",
      description = "Share of the faces that are mixed with another (default: 0.5).")
  private @Nullable Double mixShare;

  @Option(
      names = "--bdr",
      description =
          "Remove faces that cannot be learned (Bimodal Distribution Removal): once, when the"
              + " variance of the losses has settled. Costs a look at all faces every epoch until"
              + " then.")
  private boolean bdr;

  @Option(
      names = "--bdr-start",
      paramLabel = "EPOCH",
      description = "Remove after this epoch, settled or not.")
  private @Nullable Integer bdrStart;

  @Option(
      names = "--bdr-k",
      paramLabel = "K",
      description =
          "Remove what lies more than K standard deviations above the mean of the losses above the"
              + " mean (default: 1).")
  private @Nullable Double bdrK;

  @Option(
      names = "--bdr-repeat",
      paramLabel = "EPOCHS",
      description =
          "Remove again every so many epochs, until the losses above the mean deviate by less than"
              + " 0.01 or half of the faces are gone.")
  private @Nullable Integer bdrRepeat;

  @Option(
      names = "--teacher",
      paramLabel = "BUNDLE",
      arity = "1..*",
      description =
          "Learn from what these bundles say too ('default' or folders); several are an ensemble.")
  private @Nullable List<String> teachers;

  @Option(
      names = "--teacher-weight",
      paramLabel = "SHARE",
      description = "Of the teachers in the loss (default: 0.7).")
  private @Nullable Double teacherWeight;

  @Option(
      names = "--teacher-temperature",
      paramLabel = "T",
      description = "At which teachers and net are compared, at least 1 (default: 2).")
  private @Nullable Double teacherTemperature;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  MethodOptions() {}

  /** Whether the number of faces in an epoch is to change. */
  boolean resamples() {
    return upTo != null || downTo != null;
  }

  /** The bundles to learn from, if any were given. */
  Optional<Teachers> teachers() {
    return teachers == null
        ? Optional.empty()
        : Optional.of(new Teachers(teachers.stream().map(ModelBundle::find).toList()));
  }

  /**
   * What was given instead of what a new or resumed run would do.
   *
   * @param known the teachers as their bundles call themselves; empty for none
   */
  Methods changed(Methods methods, List<String> known) {
    try {
      Balance balance =
          new Balance(
              or(upTo, methods.balance().upTo()),
              or(downTo, methods.balance().downTo()),
              or(weights, methods.balance().weights()));
      if (balance.weights() != ClassWeights.NONE && balance.upTo() > 0) {
        throw new IllegalArgumentException(
            "--class-weights and --upsample-to both make up for rare classes; leave one out");
      }
      return new Methods(
          balance,
          or(smoothing, methods.smoothing()),
          mixing(methods.mixing()),
          removal(methods.removal()),
          distillation(methods.distillation(), known));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "Options out of range: %s".formatted(e.getMessage()), e);
    }
  }

  private Mixing mixing(Mixing mixing) {
    boolean begun = mixing.share() == 0 && (mixup != null || cutmix != null);
    return new Mixing(
        or(mixup, mixing.mixup()),
        or(cutmix, mixing.cutmix()),
        or(mixShare, begun ? MIX_SHARE : mixing.share()));
  }

  private @Nullable RemovalOptions removal(@Nullable RemovalOptions removal) {
    boolean given = bdr || bdrStart != null || bdrK != null || bdrRepeat != null;
    if (!given) {
      return removal;
    }
    RemovalOptions before = removal == null ? RemovalOptions.DEFAULT : removal;
    return new RemovalOptions(
        or(bdrStart, before.start()),
        or(bdrK, before.k()),
        bdrRepeat != null || before.repeated(),
        or(bdrRepeat, before.every()));
  }

  private @Nullable Distillation distillation(
      @Nullable Distillation distillation, List<String> known) {
    if (known.isEmpty()) {
      if (distillation == null && (teacherWeight != null || teacherTemperature != null)) {
        throw new IllegalArgumentException("there is no --teacher to weigh");
      }
      return distillation;
    }
    if (distillation != null && !distillation.teachers().equals(known)) {
      throw new IllegalArgumentException(
          "the run learns from %s, not from %s".formatted(distillation.teachers(), known));
    }
    return new Distillation(
        known,
        or(teacherWeight, distillation == null ? Distillation.WEIGHT : distillation.weight()),
        or(
            teacherTemperature,
            distillation == null ? Distillation.TEMPERATURE : distillation.temperature()));
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
