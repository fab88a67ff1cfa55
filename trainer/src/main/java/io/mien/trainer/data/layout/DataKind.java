package io.mien.trainer.data.layout;

import io.mien.trainer.data.DataSource;

/** The layouts of data sets that are understood. */
public enum DataKind {
  /** {@code emotion,pixels,Usage}: the faces of FER2013 in one file. */
  FER2013("FER2013", DataSource.FER2013),
  /** {@code training.csv} and {@code validation.csv} with landmarks, and the pictures they name. */
  AFFECTNET("AffectNet", DataSource.AFFECTNET),
  /** {@code Train}, {@code Val} and {@code Test}, or their aligned faces, by class. */
  SFEW("SFEW", DataSource.SFEW),
  /** A folder for each class, perhaps within folders for training, validation and test. */
  FOLDERS("a tree with a folder for each class", DataSource.FOLDERS);

  private final String title;
  private final DataSource source;

  DataKind(String title, DataSource source) {
    this.title = title;
    this.source = source;
  }

  /** The layout as people call it. */
  public String title() {
    return title;
  }

  /** Where faces in this layout come from. */
  public DataSource source() {
    return source;
  }
}
