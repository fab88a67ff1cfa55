package io.mien.trainer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien train}: a model of one family. */
@Command(
    name = "train",
    description = "Trains a model.",
    subcommands = {
      TrainCnnCommand.class,
      CnnSpeedCommand.class,
      TrainDbnCommand.class,
      TrainBarsAndStripesCommand.class,
      DbnStudyCommand.class,
      BdrStudyCommand.class,
      TrainExpertsCommand.class,
      RbmSpeedCommand.class,
      TrainFacesCommand.class
    })
final class TrainCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to train: cnn, dbn, bars-and-stripes, dbn-study, bdr-study, experts, faces");
  }
}
