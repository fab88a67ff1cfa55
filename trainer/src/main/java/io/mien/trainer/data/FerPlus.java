package io.mien.trainer.data;

import io.mien.recognition.MienException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds FER+ votes ({@code fer2013new.csv}: usage, image name, ten vote columns) to the faces of
 * FER2013, row by row: the two files have the same rows in the same order.
 */
public final class FerPlus {

  private static final int FIRST_VOTE = 2;

  private FerPlus() {}

  /**
   * The same faces with their votes. A face whose vote row is bad is left without votes, and the
   * row joins the bad rows.
   *
   * @throws MienException if the file is missing, unreadable, or of other rows than the faces
   */
  public static FaceData addVotes(FaceData data, Path file) {
    List<@Nullable Votes> votes = new ArrayList<>(data.rows());
    List<@Nullable Usage> usages = new ArrayList<>(data.rows());
    List<BadRow> badRows = new ArrayList<>(data.badRows());
    try (BufferedReader lines = TextLines.open(file)) {
      checkHeader(file, lines.readLine());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split(",", -1);
        usages.add(Usage.ofLabel(columns[0].strip()).orElse(null));
        try {
          votes.add(votes(columns));
        } catch (IllegalArgumentException e) {
          badRows.add(new BadRow(file, votes.size() + 2L, String.valueOf(e.getMessage())));
          votes.add(null);
        }
      }
    } catch (IOException e) {
      throw new MienException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
    if (votes.size() != data.rows()) {
      throw new MienException(
          "%s has %d rows and the faces %d; FER+ votes need the very rows of the FER2013 file."
              .formatted(file, votes.size(), data.rows()));
    }
    List<LabeledFace> faces = new ArrayList<>(data.faces().size());
    for (LabeledFace face : data.faces()) {
      Usage usage = usages.get(face.row());
      if (usage != null && usage != face.usage()) {
        throw new MienException(
            "%s line %d is a %s row and the face of that row %s; the two files are out of step."
                .formatted(file, face.row() + 2, usage.label(), face.usage().label()));
      }
      faces.add(face.withVotes(votes.get(face.row())));
    }
    return data.with(faces, badRows);
  }

  private static void checkHeader(Path file, @Nullable String header) {
    if (header == null || !header.startsWith("Usage,Image name,neutral,")) {
      throw new MienException(
          "%s is not FER+: its first line must read Usage,Image name,neutral,...".formatted(file));
    }
  }

  private static Votes votes(String[] columns) {
    if (columns.length != FIRST_VOTE + Votes.COLUMNS) {
      throw new IllegalArgumentException(
          "%d columns instead of %d".formatted(columns.length, FIRST_VOTE + Votes.COLUMNS));
    }
    int[] counts = new int[Votes.COLUMNS];
    for (int i = 0; i < counts.length; i++) {
      String text = columns[FIRST_VOTE + i].strip();
      try {
        counts[i] = Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("\"" + text + "\" is not a number of votes", e);
      }
    }
    return Votes.of(counts);
  }
}
