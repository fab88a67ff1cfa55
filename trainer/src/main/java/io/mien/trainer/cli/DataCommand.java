package io.mien.trainer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien data}: measurements of data sets. */
@Command(
    name = "data",
    description = "Measures data sets.",
    subcommands = {CropTemplateCommand.class})
final class DataCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DataCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to measure: crop-template");
  }
}
