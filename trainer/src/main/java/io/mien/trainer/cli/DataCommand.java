package io.mien.trainer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien data}: looks into data sets and measures them. */
@Command(
    name = "data",
    description = "Looks into data sets and measures them.",
    subcommands = {InspectCommand.class, CropTemplateCommand.class, QualityCommand.class})
final class DataCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  DataCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: inspect, crop-template, quality");
  }
}
