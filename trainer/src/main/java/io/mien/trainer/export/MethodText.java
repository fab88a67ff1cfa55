package io.mien.trainer.export;

import static java.util.stream.Collectors.joining;

import io.mien.trainer.cnn.Balance;
import io.mien.trainer.cnn.ClassWeights;
import io.mien.trainer.cnn.Distillation;
import io.mien.trainer.cnn.Methods;
import io.mien.trainer.cnn.Mixing;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.outlier.RemovalOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What was done beside plain training, in words for a model card. */
final class MethodText {

  /** Of which the first twelve digits are enough to find a file by. */
  private static final Pattern SHA256 = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

  private MethodText() {}

  static String of(TrainOptions options) {
    Methods methods = options.methods();
    List<String> done = new ArrayList<>();
    if (options.plainEpochs() > 0) {
      done.add("the last %d epochs only mirror faces".formatted(options.plainEpochs()));
    }
    balance(methods.balance(), done);
    if (methods.smoothing() > 0) {
      done.add("label smoothing %s".formatted(methods.smoothing()));
    }
    Mixing mixing = methods.mixing();
    if (!mixing.leavesAlone()) {
      done.add(
          "mixup %s and cutmix %s of a share of %s"
              .formatted(mixing.mixup(), mixing.cutmix(), mixing.share()));
    }
    RemovalOptions removal = methods.removal();
    if (removal != null) {
      done.add("Bimodal Distribution Removal at k = %s".formatted(removal.k()));
    }
    Distillation distillation = methods.distillation();
    if (distillation != null) {
      done.add(
          "distillation from %s, weight %s at temperature %s"
              .formatted(
                  distillation.teachers().stream()
                      .map(teacher -> SHA256.matcher(teacher).replaceFirst("$1"))
                      .collect(joining(" and ")),
                  distillation.weight(),
                  distillation.temperature()));
    }
    return done.isEmpty() ? "plain training" : String.join("; ", done);
  }

  private static void balance(Balance balance, List<String> done) {
    if (balance.upTo() > 0) {
      done.add("classes filled up to %d faces an epoch".formatted(balance.upTo()));
    }
    if (balance.downTo() > 0) {
      done.add("classes cut down to %d faces an epoch".formatted(balance.downTo()));
    }
    if (balance.weights() != ClassWeights.NONE) {
      done.add("class weights: %s".formatted(balance.weights()));
    }
  }
}
