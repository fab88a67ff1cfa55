package io.mien.stream.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The commands of the trainer, as the root's help shows them. {@code scripts/mien} runs them in
 * another module, so they are described here and never executed.
 */
final class TrainerCommands {

  private static final String SECTION = "trainerCommands";

  private TrainerCommands() {}

  static void describeIn(CommandLine root) {
    root.getHelpSectionMap().put(SECTION, TrainerCommands::render);
    List<String> sections = new ArrayList<>(root.getHelpSectionKeys());
    sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_COMMAND_LIST) + 1, SECTION);
    root.setHelpSectionKeys(sections);
  }

  private static String render(Help help) {
    Map<String, String> commands = new LinkedHashMap<>();
    commands.put("train", "Train a model: 'train cnn', 'train faces'.");
    commands.put("evaluate", "Measure a bundle on labeled faces.");
    commands.put("export", "Turn a training checkpoint into a bundle.");
    commands.put("data", "Inspect data sets.");
    return help.createHeading("%nCommands of the trainer:%n")
        + help.createTextTable(commands).toString();
  }
}
