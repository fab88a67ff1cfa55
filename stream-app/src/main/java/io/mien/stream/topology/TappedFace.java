package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.face.Landmarks;
import io.mien.schemas.BundleReference;
import io.mien.schemas.VideoFrame;
import java.util.Optional;

/**
 * A face that the live bundle judged, for somebody who wants to judge it as well.
 *
 * @param landmarks in pixels of the decoded frame
 * @param crop as the live bundle got it
 * @param pose that the crop has, if that is known
 * @param bundle the live one
 * @param probabilities what it says
 */
public record TappedFace(
    String eventId,
    VideoFrame frame,
    Landmarks landmarks,
    AlignedCrop crop,
    Optional<CropTemplate> pose,
    BundleReference bundle,
    Probabilities probabilities) {

  public TappedFace {
    requireNonNull(eventId, "eventId");
    requireNonNull(frame, "frame");
    requireNonNull(landmarks, "landmarks");
    requireNonNull(crop, "crop");
    requireNonNull(pose, "pose");
    requireNonNull(bundle, "bundle");
    requireNonNull(probabilities, "probabilities");
  }
}
