package io.mien.stream.cli;

import java.io.Console;

/** Whether a person looks on. */
final class Terminal {

  private Terminal() {}

  /** True if stdin and stdout are a terminal. */
  @SuppressWarnings("SystemConsoleNull") // from 22 on, Console itself is asked
  static boolean isPresent() {
    Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console != null;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no Console.isTerminal()", e);
    }
  }
}
