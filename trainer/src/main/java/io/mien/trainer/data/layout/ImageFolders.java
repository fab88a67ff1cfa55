package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.BadRow;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pictures in a folder for each class, perhaps within folders for training, validation and test;
 * SFEW 2.0 is one of these. What lies in a part without class folders, as SFEW's Test, has no
 * labels and is left out and counted.
 *
 * <p>A picture becomes a crop in one of two ways. With a detector the largest face is found and
 * aligned, except in folders named as aligned; without one the whole picture is taken to be an
 * aligned face. SFEW has both: a detector reads Train, Val and Test, no detector
 * Train_Aligned_Faces and so on, and film frames without a detector are refused.
 *
 * <p>Source of SFEW: Dhall, Goecke, Lucey, Gedeon, Static Facial Expression Analysis in Tough
 * Conditions (ICCV Workshops 2011); version 2.0 of the EmotiW 2015 challenge.
 */
final class ImageFolders implements Layout {

  private final Path root;
  private final boolean sfew;
  private final boolean detects;
  private final List<ListedFace> faces = new ArrayList<>();
  private final List<BadRow> badRows = new ArrayList<>();
  private final SortedMap<String, Integer> leftOut = new TreeMap<>();
  private final Set<Emotion> found = EnumSet.noneOf(Emotion.class);
  private int rows;

  private ImageFolders(Path root, boolean sfew, boolean detects) {
    this.root = root;
    this.sfew = sfew;
    this.detects = detects;
  }

  /**
   * Lists the data set.
   *
   * @param detects whether there is a detector that finds faces
   * @throws MienException if a folder is no emotion, or there is no picture in any, or scenes would
   *     be taken for faces
   */
  static ImageFolders of(Path root, boolean sfew, boolean detects) {
    ImageFolders listed = new ImageFolders(root, sfew, detects);
    List<SplitFolder> parts = listed.parts();
    parts.forEach(listed::add);
    if (listed.faces.isEmpty()) {
      throw new MienException(
          "%s holds no labeled picture; it takes a folder for each class (%s), perhaps within train, val and test."
              .formatted(root, EmotionNames.known()));
    }
    return listed;
  }

  /** The parts to read; the root itself is Training where no folder names a part. */
  private List<SplitFolder> parts() {
    List<SplitFolder> named = new ArrayList<>();
    Folders.in(root).forEach(folder -> SplitFolder.of(folder).ifPresent(named::add));
    if (named.isEmpty()) {
      return List.of(new SplitFolder(root, Usage.TRAINING, false));
    }
    List<SplitFolder> chosen = new ArrayList<>();
    for (SplitFolder part : named) {
      boolean twice =
          named.stream()
              .anyMatch(
                  other -> other.usage() == part.usage() && other.aligned() != part.aligned());
      if (!twice || part.aligned() != detects) {
        chosen.add(part);
      }
    }
    return chosen;
  }

  private void add(SplitFolder part) {
    List<Path> classes = Folders.in(part.path());
    if (classes.isEmpty()) {
      long pictures = Folders.files(part.path()).stream().filter(Folders::isPicture).count();
      leaveOut("without a label in " + root.relativize(part.path()), (int) pictures);
      return;
    }
    if (sfew && !part.aligned() && !detects) {
      throw new MienException(
          "%s holds scenes, not faces; give --detector FILE, or put SFEW's aligned faces beside it, or say --data-kind folders if these are aligned faces."
              .formatted(part.path()));
    }
    for (Path folder : classes) {
      Emotion emotion =
          EmotionNames.parse(String.valueOf(folder.getFileName()))
              .orElseThrow(() -> unknown(folder));
      found.add(emotion);
      Folders.files(folder).forEach(file -> add(file, emotion, part));
    }
  }

  private static MienException unknown(Path folder) {
    return new MienException(
        "The folder %s names no emotion; rename it to one of %s, or move it away."
            .formatted(folder, EmotionNames.known()));
  }

  private void add(Path file, Emotion emotion, SplitFolder part) {
    if (!Folders.isPicture(file)) {
      leaveOut("no picture by its name", 1);
      return;
    }
    int row = rows++;
    try {
      PictureFile picture = PictureFile.of(file);
      boolean scene = detects && !part.aligned();
      faces.add(
          new ListedFace(
              row,
              file,
              0,
              root.relativize(file).toString(),
              emotion,
              part.usage(),
              null,
              scene ? new FacePicture.Scene(picture) : new FacePicture.Whole(picture)));
    } catch (IOException e) {
      badRows.add(new BadRow(file, 0, "the picture cannot be read (%s)".formatted(e.getMessage())));
    }
  }

  private void leaveOut(String why, int pictures) {
    if (pictures > 0) {
      leftOut.merge(why, pictures, Integer::sum);
      rows += pictures;
    }
  }

  /** Whether a folder is laid out as SFEW. */
  static boolean isSfew(Path root) {
    return String.valueOf(root.getFileName()).toLowerCase(Locale.ROOT).contains("sfew")
        || Folders.in(root).stream()
            .anyMatch(folder -> SplitFolder.of(folder).filter(SplitFolder::aligned).isPresent());
  }

  /** Whether any part has a folder for Contempt; found without listing pictures. */
  static boolean knowsContempt(Path root) {
    if (!Files.isDirectory(root)) {
      return false;
    }
    List<Path> folders = new ArrayList<>(Folders.in(root));
    Folders.in(root).forEach(folder -> folders.addAll(Folders.in(folder)));
    return folders.stream()
        .map(folder -> EmotionNames.parse(String.valueOf(folder.getFileName())))
        .anyMatch(emotion -> emotion.filter(Emotion.CONTEMPT::equals).isPresent());
  }

  @Override
  public DataKind kind() {
    return sfew ? DataKind.SFEW : DataKind.FOLDERS;
  }

  @Override
  public List<Emotion> classes() {
    return found.contains(Emotion.CONTEMPT) ? Emotion.all() : Truth.LABEL.labels();
  }

  @Override
  public Listing list() {
    return new Listing(faces, badRows, rows, leftOut, classes());
  }

  @Override
  public void addTo(CacheKey key) {
    faces.forEach(face -> face.addTo(key));
    badRows.forEach(row -> key.add(row.toString()));
    key.add(leftOut.toString());
  }
}
