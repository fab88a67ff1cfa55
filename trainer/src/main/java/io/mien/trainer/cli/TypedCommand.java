package io.mien.trainer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The command line at hand as it may stand in a report. */
final class TypedCommand {

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
  private static final int WIDTH = 72;

  private TypedCommand() {}

  /** "mien ..." as it was typed, with folders of this machine left out of absolute paths. */
  static String of(CommandSpec spec) {
    List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
    return typed.stream()
        .map(TypedCommand::portable)
        .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.collectingAndThen(Collectors.toList(), TypedCommand::folded));
  }

  private static String portable(String word) {
    int value = word.startsWith("-") ? word.indexOf('=') + 1 : 0;
    Path path = Path.of(word.substring(value));
    Path name = path.getFileName();
    return path.isAbsolute() && name != null ? word.substring(0, value) + name : word;
  }

  // Long lines are folded before an option, as a shell reads it.
  private static String folded(List<String> words) {
    StringBuilder command = new StringBuilder("mien");
    int line = command.length();
    for (String word : words) {
      if (word.startsWith("--") && line + word.length() > WIDTH) {
        command.append(" \\\n   ");
        line = 0;
      }
      command.append(' ').append(word);
      line += 1 + word.length();
    }
    return command.toString();
  }
}
