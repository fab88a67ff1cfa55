package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.inspect.Inspection;
import io.mien.trainer.data.layout.ReadOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mien data inspect}: what a data set holds. */
@Command(
    name = "inspect",
    description =
        "Counts classes, finds faces that are there more than once, and shows samples: on the"
            + " console in short, as report.html and contact-sheet.png in --out. Those show faces"
            + " of the data set; mind its license before you pass them on.")
final class InspectCommand implements Callable<Integer> {

  private static final String REPORT = "report.html";
  private static final String SHEET = "contact-sheet.png";

  @Mixin private PictureDataOptions faces;

  @Option(
      names = "--out",
      defaultValue = "runs/inspect",
      paramLabel = "FOLDER",
      description = "Of report.html and contact-sheet.png (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--samples",
      defaultValue = "13",
      description = "Faces of each class on the contact sheet (default: ${DEFAULT-VALUE}).")
  private int samples;

  @Option(
      names = "--seed",
      defaultValue = "7",
      description = "Of what is drawn by lot (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--size",
      defaultValue = "48",
      description = "Edge of the crops to look at, in pixels (default: ${DEFAULT-VALUE}).")
  private int size;

  @Option(names = "--color", description = "Look at crops in color.")
  private boolean color;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = "Also write what was found about duplicates into this Markdown file.")
  private @Nullable Path results;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  InspectCommand() {}

  @Override
  public Integer call() {
    if (samples < 1 || size < 16 || size > 1024) {
      throw new ParameterException(
          spec.commandLine(), "--samples is at least 1 and --size lies in [16, 1024]");
    }
    Instant start = Instant.now();
    FaceData data =
        faces.read(spec.commandLine().getErr(), ReadOptions.template(size, color ? 3 : 1));
    String name = String.valueOf(faces.data().toAbsolutePath().normalize().getFileName());
    Inspection inspection = Inspection.of(name, data, seed);
    Measured measured =
        Measured.here(TypedCommand.of(spec), Duration.between(start, Instant.now()));
    inspection.report(measured, samples).write(out.resolve(REPORT));
    write(inspection.contactSheet(samples));
    if (results != null) {
      new ResultsFile(results)
          .put(
              "Duplicates in " + name,
              ResultsFile.nameOf("duplicates", name),
              measured,
              inspection.duplicatesMarkdown());
    }
    PrintWriter console = spec.commandLine().getOut();
    console.println(inspection.markdown());
    console.printf("%s and %s show more.%n", out.resolve(REPORT), out.resolve(SHEET));
    console.flush();
    return 0;
  }

  private void write(BufferedImage sheet) {
    Path file = out.resolve(SHEET);
    try {
      Files.createDirectories(out);
      if (!ImageIO.write(sheet, "png", file.toFile())) {
        throw new IllegalStateException("every JVM writes PNG");
      }
    } catch (IOException e) {
      throw new MienException("%s cannot be written; give another --out.".formatted(file), e);
    }
  }
}
