package io.mien.stream.cli;

import io.mien.recognition.MienException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one sentence on stderr and an exit code. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final Configuration configuration;

  Complaints(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String sentence =
        e instanceof UnmatchedArgumentException unmatched ? unknown(unmatched) : wrong(e);
    say(command, "%s (see '%s --help')".formatted(sentence, name(command)));
    return MienCommand.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    if (e instanceof ParameterException usage) {
      return handleParseException(usage, new String[0]);
    }
    boolean verbose = MienCommand.isVerbose(command.getCommandSpec());
    if (e instanceof MienException) {
      say(command, String.valueOf(e.getMessage()));
    } else {
      say(
          command,
          "unexpected %s; %s"
              .formatted(
                  e,
                  verbose
                      ? "this is a fault of mien"
                      : "this is a fault of mien, --verbose shows where"));
    }
    if (verbose) {
      e.printStackTrace(command.getErr());
    }
    return MienCommand.FAILURE;
  }

  private static void say(CommandLine command, String sentence) {
    command.getErr().println("mien: " + sentence);
  }

  private static String unknown(UnmatchedArgumentException e) {
    String argument = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
    String kind =
        e.isUnknownOption()
            ? "unknown option"
            : e.getCommandLine().getSubcommands().isEmpty()
                ? "unexpected argument"
                : "unknown command";
    List<String> suggestions = e.getSuggestions();
    return suggestions.isEmpty()
        ? "%s '%s'".formatted(kind, argument)
        : "%s '%s', did you mean '%s'?".formatted(kind, argument, suggestions.get(0));
  }

  private String wrong(ParameterException e) {
    String message = String.valueOf(e.getMessage());
    String sentence = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    return e.getArgSpec() == null
        ? sentence
        : configuration
            .origin(e.getArgSpec(), e.getValue())
            .map(origin -> sentence + ", which comes from " + origin)
            .orElse(sentence);
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }
}
