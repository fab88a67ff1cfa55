package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Faces that were found before, as crops: decode and align, without a detector. The same landmarks
 * give the same pixels as {@link FaceFinder} gave. Thread-safe.
 */
public final class FaceCutter {

  private final FrameDecoder decoder;
  private final FaceAligner aligner;

  public FaceCutter(FrameDecoder decoder, FaceAligner aligner) {
    this.decoder = requireNonNull(decoder, "decoder");
    this.aligner = requireNonNull(aligner, "aligner");
  }

  /**
   * @param encoded JPEG or PNG
   * @param faces in pixels of the decoded frame
   * @return one crop for each face, in order
   * @throws io.mien.recognition.frame.UndecodableFrameException if that is no acceptable picture
   * @throws io.mien.recognition.crop.DegenerateFaceException if the eyes of a face coincide
   */
  public List<AlignedCrop> cut(byte[] encoded, List<Landmarks> faces) {
    try (Frame frame = decoder.decode(encoded)) {
      List<AlignedCrop> crops = new ArrayList<>(faces.size());
      for (Landmarks face : faces) {
        crops.add(aligner.align(frame, face));
      }
      return crops;
    }
  }
}
