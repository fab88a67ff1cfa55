package io.mien.trainer.dbn;

import io.mien.recognition.crop.AlignedCrop;
import java.util.List;

/** What of a face a network learns from: its pixels, or what another net sees in it. */
@FunctionalInterface
public interface FaceFeatures {

  /** The features of every face, in order; several threads may ask at once. */
  Samples of(List<AlignedCrop> faces);
}
