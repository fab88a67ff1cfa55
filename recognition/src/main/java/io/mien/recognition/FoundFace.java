package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.face.Face;
import io.mien.recognition.quality.FaceQuality;

/** A face of a frame, its pixels as models take them, and how good those are. */
public record FoundFace(Face face, AlignedCrop crop, FaceQuality quality) {

  public FoundFace {
    requireNonNull(face, "face");
    requireNonNull(crop, "crop");
    requireNonNull(quality, "quality");
  }
}
