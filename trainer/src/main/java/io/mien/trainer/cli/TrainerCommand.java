package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code mien train | evaluate | export | data}: everything about making models. */
@Command(
    name = "mien",
    description = "Trains, measures and exports emotion models.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    exitCodeOnInvalidInput = TrainerCommand.USAGE,
    exitCodeOnExecutionException = TrainerCommand.FAILURE,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:it failed; one sentence says why", "2:the command line is wrong"},
    subcommands = {
      TrainCommand.class,
      EvaluateCommand.class,
      ExportCommand.class,
      DataCommand.class
    })
public final class TrainerCommand implements Runnable {

  static final int FAILURE = 1;
  static final int USAGE = 2;

  @Option(
      names = "--verbose",
      description = "Show the stack trace of a failure.",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  @Spec private CommandSpec spec;

  /** Made by picocli. */
  @SuppressWarnings("NullAway.Init")
  public TrainerCommand() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /**
   * Runs one command.
   *
   * @return 0 when done, 1 on failure, 2 for a wrong command line
   */
  public static int run(String... args) {
    TrainerCommand command = new TrainerCommand();
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, line, parsed) -> command.report(e, line))
        .setParameterExceptionHandler((e, line) -> reportUsage(e))
        .execute(args);
  }

  private int report(Exception failure, CommandLine line) {
    String sentence = failure.getMessage();
    if (!(failure instanceof MienException)) {
      sentence = "Something unexpected failed: %s (--verbose shows where).".formatted(failure);
    }
    line.getErr().println(sentence);
    if (verbose) {
      failure.printStackTrace(line.getErr());
    }
    return FAILURE;
  }

  private static int reportUsage(ParameterException failure) {
    CommandLine line = failure.getCommandLine();
    line.getErr()
        .printf(
            "%s; %s --help lists what it takes.%n",
            failure.getMessage(), line.getCommandSpec().qualifiedName());
    return USAGE;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: train, evaluate, export, data");
  }
}
