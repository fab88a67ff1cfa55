package io.mien.trainer.data.layout;

/** The layouts of data sets that are understood. */
public enum DataKind {
  /** {@code emotion,pixels,Usage}: the faces of FER2013 in one file. */
  FER2013("FER2013"),
  /** {@code training.csv} and {@code validation.csv} with landmarks, and the pictures they name. */
  AFFECTNET("AffectNet"),
  /** {@code Train}, {@code Val} and {@code Test}, or their aligned faces, by class. */
  SFEW("SFEW"),
  /** A folder for each class, perhaps within folders for training, validation and test. */
  FOLDERS("a tree with a folder for each class");

  private final String title;

  DataKind(String title) {
    this.title = title;
  }

  /** The layout as people call it. */
  public String title() {
    return title;
  }
}
