package io.mien.trainer.cli;

import io.mien.recognition.report.CommandText;
import picocli.CommandLine.Model.CommandSpec;

/** The command line at hand as it may stand in a report. */
final class TypedCommand {

  private TypedCommand() {}

  static String of(CommandSpec spec) {
    return CommandText.of(spec.root().commandLine().getParseResult().originalArgs());
  }
}
