package io.mien.stream.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mien.recognition.MienException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The root of all commands. Nothing here or in the fields of a command may load Kafka or a native
 * library: help has to answer at once.
 */
@Command(
    name = "mien",
    description = "Real-time facial-emotion analytics on Kafka.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    scope = ScopeType.INHERIT,
    subcommands = {
      DemoCommand.class,
      AnalyzeCommand.class,
      CaptureCommand.class,
      StreamCommand.class,
      BrokerCommand.class,
      ReplayCommand.class,
      BenchCommand.class,
      ModelsCommand.class,
      TopologyCommand.class
    },
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something failed; one sentence on stderr says what and the way out",
      "2:an option, a setting or an argument is wrong; nothing was started"
    },
    footer = {
      "",
      "Every option --some-key can also be set as MIEN_SOME_KEY in the environment or as some-key"
          + " in the file of --config; the option comes first, then the environment, the file and"
          + " the default."
    })
public final class MienCommand implements Runnable {

  static final int FAILURE = 1;
  static final int USAGE = 2;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log more, and print the stack trace of a failure.")
  private boolean verbose;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A properties file with options, one 'some-key=value' a line.")
  @SuppressWarnings("unused") // read before parsing, by Configuration; here for help and spelling
  private String config = "";

  @Spec private CommandSpec spec;

  private MienCommand() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, UTF_8);
    System.exit(run(List.of(args), System.getenv(), out, err));
  }

  /**
   * Runs one command line to its end.
   *
   * @param environment where MIEN_* settings are read from
   * @return 0 done, 1 failure, 2 wrong usage
   */
  public static int run(
      List<String> args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
    CommandLine root = root().setOut(out).setErr(err);
    try {
      Configuration configuration = Configuration.read(args, environment, root);
      Complaints complaints = new Complaints(configuration);
      root.setDefaultValueProvider(configuration);
      root.setParameterExceptionHandler(complaints);
      root.setExecutionExceptionHandler(complaints);
    } catch (ParameterException e) {
      err.println("mien: " + e.getMessage());
      return USAGE;
    }
    return root.execute(args.toArray(String[]::new));
  }

  /** All commands, not yet configured. */
  static CommandLine root() {
    CommandLine root = new CommandLine(new MienCommand());
    TrainerCommands.describeIn(root);
    return root.setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(MienCommand::execute);
  }

  private static int execute(ParseResult result) {
    Optional<Integer> help = Optional.ofNullable(CommandLine.executeHelpRequest(result));
    if (help.isPresent()) {
      return help.get();
    }
    if (isVerbose(result.commandSpec())) {
      Logging.verbose();
    }
    try {
      return new RunLast().execute(result);
    } catch (LinkageError | OutOfMemoryError e) {
      String way =
          e instanceof OutOfMemoryError
              ? "give Java more, for example MIEN_JVM_OPTIONS=-Xmx4g"
              : "a library is missing or is not for this machine; build mien again here";
      throw new ExecutionException(
          result.commandSpec().commandLine(),
          String.valueOf(e.getMessage()),
          new MienException("%s; %s".formatted(e, way), e));
    }
  }

  static boolean isVerbose(CommandSpec command) {
    return command.root().userObject() instanceof MienCommand root && root.verbose;
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
