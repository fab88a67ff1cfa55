package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.FerPlus;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.layout.DataKind;
import io.mien.trainer.data.layout.FaceReader;
import io.mien.trainer.data.layout.ReadOptions;
import io.mien.trainer.data.layout.ValidationUse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where labeled faces come from; the same in every command that reads them. */
class FaceDataOptions {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATA",
      description =
          "fer2013.csv or fer2013.csv.gz, AffectNet's training.csv or its folder, SFEW's folder, or"
              + " any folder with a folder for each class.")
  private Path data;

  @Option(
      names = "--data-kind",
      paramLabel = "KIND",
      description = "${COMPLETION-CANDIDATES} (default: as what lies there looks).")
  private @Nullable DataKind kind;

  @Option(
      names = "--votes",
      paramLabel = "FER+",
      description = "fer2013new.csv: the votes of ten annotators for the same rows of FER2013.")
  private @Nullable Path votes;

  @Option(
      names = "--cache",
      paramLabel = "FOLDER",
      description =
          "Where decoded pictures are kept (default: the user's cache folder; FER2013 needs none).")
  private @Nullable Path cache;

  @Option(
      names = "--validation-use",
      paramLabel = "USE",
      description =
          "What a labeled validation set is for where no test labels are published, as in AffectNet"
              + " and SFEW: halves (to choose by and to measure on), validation, test (default:"
              + " halves).")
  private @Nullable ValidationUse validationUse;

  @SuppressWarnings("NullAway.Init")
  FaceDataOptions() {}

  Path data() {
    return data;
  }

  /** Votes where they were given, else the data set's own labels. */
  Truth truth() {
    return votes == null ? label() : Truth.VOTES;
  }

  /** The labelings a model of these faces answers in; the data set's own comes last. */
  List<Truth> heads() {
    return votes == null ? List.of(label()) : List.of(Truth.VOTES, Truth.LABEL);
  }

  private Truth label() {
    List<Emotion> classes = FaceReader.classesOf(data, kind());
    return classes.contains(Emotion.CONTEMPT) ? Truth.CATEGORY : Truth.LABEL;
  }

  /** Channels of the faces there are: FER2013 was published gray, others are colored. */
  int channels() {
    return kind() == DataKind.FER2013 ? 1 : 3;
  }

  private DataKind kind() {
    return kind == null ? FaceReader.kindOf(data) : kind;
  }

  /** Reads the faces as gray crops of FER2013's size, and tells of the rows that are bad. */
  FaceData read(PrintWriter err) {
    return read(err, Fer2013.template());
  }

  /** Reads the faces in a pose of their own, and tells of the rows that are bad. */
  FaceData read(PrintWriter err, CropTemplate crop) {
    FaceData faces;
    try (ReadingConsole progress = new ReadingConsole(err)) {
      faces = FaceReader.read(data, options(crop), progress);
    }
    if (votes != null) {
      if (kind() != DataKind.FER2013) {
        throw new MienException(
            "%s is %s, and --votes are the votes on FER2013; leave them out."
                .formatted(data, kind().title()));
      }
      faces = FerPlus.addVotes(faces, votes);
    }
    new DataNotices(err).tell(data, faces);
    return faces;
  }

  /** How these options ask to read; a subclass may add to it. */
  ReadOptions options(CropTemplate crop) {
    return ReadOptions.defaults()
        .withCrop(crop)
        .withKind(kind)
        .withCache(cache)
        .withValidationUse(validationUse == null ? ValidationUse.HALVES : validationUse);
  }
}
