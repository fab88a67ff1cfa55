package io.mien.trainer.cli;

import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.FerPlus;
import io.mien.trainer.data.Truth;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where labeled faces come from; the same in every command that reads them. */
final class FaceDataOptions {

  private static final int SHOWN = 5;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FER2013",
      description = "fer2013.csv or fer2013.csv.gz in the Kaggle layout.")
  private Path data;

  @Option(
      names = "--votes",
      paramLabel = "FER+",
      description = "fer2013new.csv: the votes of ten annotators for the same rows.")
  private @Nullable Path votes;

  @SuppressWarnings("NullAway.Init")
  FaceDataOptions() {}

  Path data() {
    return data;
  }

  /** Votes where they were given, else FER2013's own labels. */
  Truth truth() {
    return votes == null ? Truth.LABEL : Truth.VOTES;
  }

  /** The labelings a model of these faces answers in; FER2013's own comes last. */
  List<Truth> heads() {
    return votes == null ? List.of(Truth.LABEL) : List.of(Truth.VOTES, Truth.LABEL);
  }

  /** Reads the faces and tells of the rows that are bad. */
  FaceData read(PrintWriter err) {
    FaceData faces = Fer2013.read(data);
    if (votes != null) {
      faces = FerPlus.addVotes(faces, votes);
    }
    faces.badRows().stream().limit(SHOWN).forEach(row -> err.println("Skipped " + row));
    if (faces.badRows().size() > SHOWN) {
      err.printf("Skipped %d bad rows in all.%n", faces.badRows().size());
    }
    return faces;
  }
}
