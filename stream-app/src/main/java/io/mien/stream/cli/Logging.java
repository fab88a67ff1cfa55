package io.mien.stream.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Which of the two logging configurations applies. It is read when the first logger is made. */
final class Logging {

  private static final String CONFIGURATION = "logback.configurationFile";

  private Logging() {}

  /** Everything libraries have to say, with stack traces; an own configuration file wins. */
  static void verbose() {
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, "logback-verbose.xml");
    }
  }

  /** Warnings of a class, where a command tells the same in its own sentences; not if verbose. */
  static void mute(Class<?> talker) {
    if (!"logback-verbose.xml".equals(System.getProperty(CONFIGURATION))
        && LoggerFactory.getLogger(talker) instanceof Logger logger) {
      logger.setLevel(Level.ERROR);
    }
  }
}
