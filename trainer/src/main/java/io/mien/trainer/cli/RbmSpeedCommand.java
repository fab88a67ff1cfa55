package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.NativeThreads;
import io.mien.trainer.dbn.RbmOptions;
import io.mien.trainer.dbn.RbmSpeed;
import io.mien.trainer.dbn.Samples;
import io.mien.trainer.dbn.Visibles;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien train rbm-speed}: what one pass of CD-1 takes. */
@Command(
    name = "rbm-speed",
    description =
        "Measures passes of CD-1 of a binary RBM over the training faces, beside the matrix products"
            + " that they are made of. scripts/compare-rbm holds it against scikit-learn's.")
final class RbmSpeedCommand implements Callable<Integer> {

  private static final double GIGA = 1e9;

  @Mixin private FaceDataOptions faces;

  @Mixin private ThreadsOption threads;

  @Option(
      names = "--hidden",
      defaultValue = "1024",
      description = "Hidden neurons (default: ${DEFAULT-VALUE}).")
  private int hidden;

  @Option(
      names = "--batch",
      defaultValue = "128",
      description = "Samples per step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--passes",
      defaultValue = "3",
      description = "Measured passes; the median counts (default: ${DEFAULT-VALUE}).")
  private int passes;

  @Option(names = "--faces", paramLabel = "N", description = "The first N faces only.")
  private @Nullable Integer limit;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  RbmSpeedCommand() {}

  @Override
  public Integer call() {
    if (hidden < 1 || batch < 1 || passes < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--hidden, --batch and --passes are at least 1: %d, %d, %d"
              .formatted(hidden, batch, passes));
    }
    NativeThreads.use(threads.count());
    List<LabeledFace> training = faces.read(spec.commandLine().getErr()).of(Usage.TRAINING);
    List<AlignedCrop> crops =
        training.stream()
            .map(LabeledFace::crop)
            .limit(limit == null ? training.size() : limit)
            .toList();
    if (crops.size() < batch) {
      throw new MienException(
          "%d training faces do not fill a batch of %d; give more faces or a smaller --batch."
              .formatted(crops.size(), batch));
    }
    Samples samples = DbnModel.pixels(crops);
    RbmSpeed speed = RbmSpeed.measure(samples, hidden, options(), passes);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d x %d, %d faces, batch %d, threads %d: pass %.3f s, products alone %.3f s (%.1f GF/s), share %.1f %%%n",
        samples.features(),
        hidden,
        speed.samples(),
        batch,
        threads.count(),
        speed.passSeconds(),
        speed.productSeconds(),
        speed.machineRate() / GIGA,
        100 * speed.share());
    out.flush();
    return 0;
  }

  private RbmOptions options() {
    RbmOptions standard = RbmOptions.defaults(Visibles.BINARY, 1);
    return new RbmOptions(
        standard.visibles(),
        standard.gibbsSteps(),
        standard.persistent(),
        batch,
        standard.learningRate(),
        standard.momentum(),
        standard.finalMomentum(),
        standard.momentumSwitch(),
        standard.weightDecay(),
        standard.sparsityTarget(),
        standard.sparsityCost(),
        standard.forgetting(),
        standard.seed());
  }
}
