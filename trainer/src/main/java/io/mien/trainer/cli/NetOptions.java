package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.trainer.cnn.AffectLoss;
import io.mien.trainer.cnn.AffectOptions;
import io.mien.trainer.cnn.LearningMethod;
import io.mien.trainer.cnn.NetModel;
import io.mien.trainer.cnn.NetShape;
import io.mien.trainer.cnn.Pretrained;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainOptionsBuilder;
import io.mien.trainer.cnn.Vgg16;
import io.mien.trainer.data.AffectSource;
import io.mien.trainer.data.Truth;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which net is trained, and by what it learns. */
final class NetOptions {

  @Option(
      names = "--model",
      paramLabel = "NET",
      converter = NetModelConverter.class,
      description =
          "compact (ours, the default), fer-kd (48 x 48, 10.5M parameters, 15 epochs of Adam), vgg16"
              + " or improved-resnet50 (224 x 224).")
  private @Nullable NetModel model;

  @Option(
      names = "--pretrained",
      paramLabel = "FILE",
      description =
          "Begin vgg16 or improved-resnet50 with the weights of this .safetensors file, by"
              + " torchvision's or timm's names; their last layer stays out.")
  private @Nullable Path pretrained;

  @Option(
      names = "--trainable-layers",
      paramLabel = "K",
      description =
          "The last K of the sixteen layers of vgg16 learn, the others stay (default: all).")
  private @Nullable Integer trainable;

  @Option(
      names = "--optimizer",
      paramLabel = "METHOD",
      description = "${COMPLETION-CANDIDATES} (default: the model's; compact's is SGD).")
  private @Nullable LearningMethod method;

  @Option(
      names = "--momentum",
      description = "Of SGD, above 0 and below 1 (default: the model's, 0.9).")
  private @Nullable Double momentum;

  @Option(
      names = "--weight-decay",
      description =
          "At least 0 (default: the model's; 0.0005 for compact, 0.001 for fer-kd, else 0).")
  private @Nullable Double weightDecay;

  @Option(
      names = "--average-decay",
      paramLabel = "SHARE",
      description =
          "Measure and export an average of the weights that keeps this share of itself at each"
              + " step; 0 for the weights themselves (default: the model's; 0.998 for compact, else"
              + " 0).")
  private @Nullable Double averageDecay;

  @Option(
      names = "--valence-arousal",
      paramLabel = "LOSS",
      description =
          "Learn valence and arousal too, by ${COMPLETION-CANDIDATES} (default: the emotion alone).")
  private @Nullable AffectLoss affectLoss;

  @Option(
      names = "--valence-arousal-weight",
      paramLabel = "WEIGHT",
      description = "Of that loss beside that of the emotion, above 0 (default: 1).")
  private @Nullable Double affectWeight;

  @Option(
      names = "--weak-valence-arousal",
      description =
          "Take what is published of each emotion's valence and arousal where nobody annotated them;"
              + " bundle and card say that they are weak.")
  private boolean weak;

  @Option(
      names = "--valence-arousal-alone",
      description =
          "Learn them instead of the emotions, which are then told by the nearest published centers.")
  private boolean alone;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  NetOptions() {}

  /** The chosen model's own options, with the changes that were given. */
  TrainOptions fresh(int channels, List<Truth> heads) {
    TrainOptions options = (model == null ? NetModel.COMPACT : model).options(channels, heads);
    String begun = pretrained().map(Pretrained::provenance).orElse("");
    return options.change().shape(shape(options.shape())).pretrained(begun).affect(affect()).done();
  }

  private AffectOptions affect() {
    if (affectLoss == null) {
      if (weak || alone || affectWeight != null) {
        throw new ParameterException(
            spec.commandLine(),
            "--weak-valence-arousal, --valence-arousal-weight and --valence-arousal-alone belong to --valence-arousal; give that too");
      }
      return AffectOptions.NONE;
    }
    if (affectWeight != null && !(affectWeight > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--valence-arousal-weight is above 0: " + affectWeight);
    }
    return new AffectOptions(
        weak ? AffectSource.WEAK : AffectSource.ANNOTATED,
        affectLoss,
        affectWeight == null ? 1 : affectWeight,
        alone);
  }

  private NetShape shape(NetShape shape) {
    if (trainable == null) {
      return shape;
    }
    if (!(shape instanceof Vgg16 vgg) || trainable < 1 || trainable > Vgg16.LAYERS) {
      throw new ParameterException(
          spec.commandLine(),
          "--trainable-layers is from 1 to %d and for --model vgg16: %d"
              .formatted(Vgg16.LAYERS, trainable));
    }
    if (trainable < Vgg16.LAYERS && pretrained == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--trainable-layers %d would keep the other layers as random as they begin; give --pretrained"
              .formatted(trainable));
    }
    return new Vgg16(vgg.channels(), vgg.heads(), trainable);
  }

  /** What was given beats what options say. */
  TrainOptionsBuilder changed(TrainOptions options) {
    TrainOptionsBuilder changed = options.change();
    if (method != null) {
      changed.method(method);
    }
    if (momentum != null) {
      changed.momentum(momentum);
    }
    if (weightDecay != null) {
      changed.weightDecay(weightDecay);
    }
    if (averageDecay != null) {
      changed.averageDecay(averageDecay);
    }
    return changed;
  }

  /** Refuses to go on with a checkpoint of another net, or to begin anew in the middle. */
  void checkResumed(Path checkpoint, NetShape found) {
    if (model != null
        && !model.options(found.channels(), found.heads()).shape().title().equals(found.title())) {
      throw new MienException(
          "%s is a checkpoint of a %s; leave --model out, or give another --out."
              .formatted(checkpoint, found.title()));
    }
    if (pretrained != null || trainable != null || method != null || affectLoss != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--pretrained, --trainable-layers, --optimizer and --valence-arousal are for the beginning of a run; leave them out with --resume");
    }
  }

  /** The weights to begin with. */
  Optional<Pretrained> pretrained() {
    return Optional.ofNullable(pretrained).map(Pretrained::new);
  }
}
