package io.mien.recognition.bundle;

/** Where a bundle learned valence and arousal from, as its provenance tells. */
public enum AffectOrigin {
  /** People told them of faces. */
  ANNOTATED,
  /** Nobody did: they follow from the labels and say nothing that the emotion does not. */
  WEAK,
  /** The bundle has none, or does not tell. */
  UNKNOWN;

  /** The key of the provenance, whose text begins with one of these names in lower case. */
  public static final String KEY = "valenceArousal";

  static AffectOrigin of(String told) {
    if (told.startsWith("weak")) {
      return WEAK;
    }
    return told.startsWith("annotated") ? ANNOTATED : UNKNOWN;
  }
}
