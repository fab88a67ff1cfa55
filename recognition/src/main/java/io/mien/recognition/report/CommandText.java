package io.mien.recognition.report;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line as it may stand in a report. */
public final class CommandText {

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
  private static final int WIDTH = 72;

  private CommandText() {}

  /**
   * "mien ..." as it was typed, with folders of this machine left out of absolute paths.
   *
   * @param typed the arguments, without the name of the program
   */
  public static String of(List<String> typed) {
    return typed.stream()
        .map(CommandText::portable)
        .map(word -> PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.collectingAndThen(Collectors.toList(), CommandText::folded));
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
