package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.face.Face;

/** A face of a frame, and its pixels as models take them. */
public record FoundFace(Face face, AlignedCrop crop) {

  public FoundFace {
    requireNonNull(face, "face");
    requireNonNull(crop, "crop");
  }
}
