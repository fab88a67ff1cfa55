package io.mien.trainer.data.inspect;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.report.Measured;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.MarkdownTable;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/** What was found in a data set. Immutable. */
public final class Inspection {

  private final String name;
  private final FaceData data;
  private final List<Usage> parts;
  private final DuplicateGroups exact;
  private final DuplicateGroups near;
  private final long seed;

  private Inspection(
      String name, FaceData data, DuplicateGroups exact, DuplicateGroups near, long seed) {
    this.name = requireNonNull(name, "name");
    this.data = data;
    this.exact = exact;
    this.near = near;
    this.seed = seed;
    parts =
        Arrays.stream(Usage.values())
            .filter(part -> data.faces().stream().anyMatch(face -> face.usage() == part))
            .toList();
  }

  /**
   * Looks at all faces.
   *
   * @param name of the data set, for headings
   * @param seed of what is drawn by lot
   */
  public static Inspection of(String name, FaceData data, long seed) {
    List<LabeledFace> faces = data.faces();
    return new Inspection(name, data, Duplicates.exact(faces), Duplicates.near(faces), seed);
  }

  /** How many faces of one part have the very pixels of a face of the other. */
  public int across(Usage of, Usage alsoIn) {
    return exact.across(of, alsoIn);
  }

  /** How many faces of one part are nearly or exactly the same as one of the other. */
  public int nearAcross(Usage of, Usage alsoIn) {
    return near.across(of, alsoIn);
  }

  /** A row of faces drawn by lot for each class. */
  public BufferedImage contactSheet(int columns) {
    return ContactSheet.of(data.faces(), data.classes(), columns, seed);
  }

  /** The short form: two tables, for a console or a Markdown file. */
  public String markdown() {
    InspectionTables tables = tables();
    return MarkdownTable.of(tables.classes())
        + "\n"
        + tables.duplicatesSentence()
        + "\n\n"
        + MarkdownTable.of(tables.duplicates());
  }

  /** What is worth keeping about duplicates alone. */
  public String duplicatesMarkdown() {
    InspectionTables tables = tables();
    return tables.duplicatesSentence() + "\n\n" + MarkdownTable.of(tables.duplicates());
  }

  /** The long form, with pictures. */
  public HtmlReport report(Measured measured, int columns) {
    return new InspectionReport(name, data, tables(), exact, near, seed)
        .page(contactSheet(columns), measured);
  }

  private InspectionTables tables() {
    return new InspectionTables(data, parts, exact, near);
  }
}
