package io.mien.stream.cli;

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
}
