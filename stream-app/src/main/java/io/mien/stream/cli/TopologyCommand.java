package io.mien.stream.cli;

import io.mien.recognition.report.ResultsFile;
import io.mien.stream.topology.Topics;
import io.mien.stream.topology.TopologyDrawing;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the topology. */
@Command(
    name = "topology",
    description =
        "Print the Kafka Streams topology of 'mien stream': its topics, steps and stores. Nothing is"
            + " started.")
final class TopologyCommand implements Callable<Integer> {

  /** Name of the markers between which a file has the drawing. */
  static final String SECTION = "topology";

  /** How the topology is written. */
  enum Format {
    MERMAID,
    TEXT
  }

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "mien.",
      description = "What the names of all topics begin with (default: ${DEFAULT-VALUE}).")
  private String topicPrefix = "";

  @Option(
      names = "--format",
      paramLabel = "mermaid|text",
      defaultValue = "mermaid",
      description =
          "A flowchart for Mermaid, or what Kafka Streams says (default: ${DEFAULT-VALUE}).")
  private Format format = Format.MERMAID;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description =
          "Draw it into a Markdown file, between the lines '<!-- begin "
              + SECTION
              + " -->' and"
              + " '<!-- end "
              + SECTION
              + " -->'.")
  private @Nullable Path file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    TopologyDrawing drawing = TopologyDrawing.of(new Topics(topicPrefix));
    String text =
        switch (format) {
          case MERMAID -> drawing.mermaid();
          case TEXT -> drawing.text().strip();
        };
    if (file == null) {
      spec.commandLine().getOut().println(text);
    } else {
      new ResultsFile(file).replace(SECTION, section(format, text));
    }
    return 0;
  }

  /** What stands between the markers. */
  static String section(Format format, String text) {
    return "```%s\n%s\n```".formatted(format == Format.MERMAID ? "mermaid" : "text", text);
  }
}
