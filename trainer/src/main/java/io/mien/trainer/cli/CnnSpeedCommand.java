package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.trainer.cnn.NetModel;
import io.mien.trainer.cnn.StepSpeed;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.data.Truth;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.MarkdownTable;
import io.mien.trainer.report.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien train cnn-speed}: what one training step of a net takes. */
@Command(
    name = "cnn-speed",
    description =
        "Measures training steps of a net on noise: whole batches by libtorch's own threads and"
            + " shares of one thread each, in float32 and bfloat16, and how much of a step goes"
            + " into drawing its faces.")
final class CnnSpeedCommand implements Callable<Integer> {

  @Option(
      names = "--model",
      paramLabel = "NET",
      defaultValue = "fer-kd",
      converter = NetModelConverter.class,
      description = "As for 'mien train cnn' (default: ${DEFAULT-VALUE}).")
  private NetModel model;

  @Option(names = "--batch", description = "Faces per step (default: the model's).")
  private @Nullable Integer batch;

  @Option(
      names = "--steps",
      defaultValue = "5",
      description = "Measured steps; the median counts (default: ${DEFAULT-VALUE}).")
  private int steps;

  /** Who computes a batch. */
  enum Batches {
    /** libtorch's own threads, operation by operation. */
    WHOLE("whole"),
    /** Threads of one share each. */
    SHARES("in shares");

    private final String title;

    Batches(String title) {
      this.title = title;
    }
  }

  @Option(
      names = "--batches",
      split = ",",
      description = "Measure ${COMPLETION-CANDIDATES} alone (default: both).")
  private Set<Batches> batches = EnumSet.allOf(Batches.class);

  @Option(
      names = "--precision",
      split = ",",
      description = "Measure ${COMPLETION-CANDIDATES} alone (default: both).")
  private Set<FloatFormat> formats = EnumSet.allOf(FloatFormat.class);

  @Mixin private ThreadsOption threads;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Write the table into the section 'cnn-speed-NET' of this Markdown file.")
  private @Nullable Path results;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  CnnSpeedCommand() {}

  @Override
  public Integer call() {
    if (steps < 1 || (batch != null && batch < 2)) {
      throw new ParameterException(
          spec.commandLine(),
          "--steps is at least 1 and --batch at least 2: %d, %s".formatted(steps, batch));
    }
    long began = System.nanoTime();
    TrainOptions options =
        model.options(1, List.of(Truth.LABEL)).change().threads(threads.count()).done();
    if (batch != null) {
      options = options.change().batch(batch).done();
    }
    PrintWriter out = spec.commandLine().getOut();
    String table = MarkdownTable.of(measured(options));
    out.printf(
        "%s, batches of %d, %d threads%n%n%s",
        model.label(), options.batch(), options.threads(), table);
    out.flush();
    if (results != null) {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      new ResultsFile(results)
          .put(
              "Training steps of " + model.label(),
              "cnn-speed-" + model.label(),
              Measured.here(TypedCommand.of(spec), took),
              table);
    }
    return 0;
  }

  private StepSpeed measured(TrainOptions options, int counted) {
    try {
      return StepSpeed.measure(options, counted);
    } catch (IOException e) {
      throw new MienException(
          "The checkpoint of the measured steps cannot be kept (%s); make room for temporary files."
              .formatted(e.getMessage()),
          e);
    }
  }

  private Table measured(TrainOptions options) {
    Table table =
        Table.of(
            "",
            Column.text("batches"),
            Column.text("precision"),
            Column.number("seconds a step", 3),
            Column.number("processor seconds", 3),
            Column.number("of it drawing faces, %", 2));
    for (Batches shared : batches) {
      for (FloatFormat format : formats) {
        TrainOptions measured =
            options
                .change()
                .wholeBatches(shared == Batches.WHOLE)
                .bfloat16(format == FloatFormat.BFLOAT16)
                .done();
        StepSpeed speed = measured(measured, steps);
        table =
            table.row(
                shared.title,
                format.name().toLowerCase(Locale.ROOT),
                speed.seconds(),
                speed.processorSeconds(),
                100 * speed.feeding() / speed.seconds());
      }
    }
    return table;
  }
}
