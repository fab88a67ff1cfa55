package io.mien.trainer.data.layout;

import io.mien.recognition.emotion.Emotion;
import java.util.List;

/** A data set on disk, in one of the layouts. */
interface Layout {

  DataKind kind();

  /** The emotions it labels, found without opening a picture. */
  List<Emotion> classes();

  /**
   * All faces, in the same order every time.
   *
   * @throws io.mien.recognition.MienException if the layout is broken as a whole
   */
  Listing list();

  /** Adds all that decides about the faces, as far as it can be told without decoding them. */
  void addTo(CacheKey key);
}
