package io.mien.stream.fault;

import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.face.FaceDetectors;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.capture.FrameSource;
import io.mien.stream.capture.FrameSources;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiny drawn pictures on which the Haar cascades find one face each, so that each frame has exactly
 * one event. They are small to leave the processor to Kafka.
 */
final class FaceFrames {

  static final int SIDE = 96;

  /** How {@code mien stream} has to search. */
  static final List<String> DETECTOR = searchWith("haar");

  private static final String SOURCE =
      "generated:?seconds=2&fps=10&seed=4&width=%1$d&height=%1$d".formatted(SIDE);

  private final List<byte[]> pictures;

  /** The same for another detector. */
  static List<String> searchWith(String detector) {
    return List.of("--detector", detector, "--detect-size", Integer.toString(SIDE));
  }

  private FaceFrames(List<byte[]> pictures) {
    this.pictures = pictures;
  }

  static FaceFrames draw() {
    List<byte[]> pictures = new ArrayList<>();
    FrameDecoder decoder = new FrameDecoder(DecodeLimits.DEFAULT);
    try (FrameSource source =
            FrameSources.open(SOURCE, CaptureOptions.DEFAULT.withJpegQuality(80));
        FaceDetector detector =
            FaceDetectors.create(DetectorOptions.haar().withLongestSide(SIDE))) {
      for (var frame = source.next(); frame.isPresent(); frame = source.next()) {
        ByteBuffer buffer = frame.get().bytes();
        byte[] jpeg = new byte[buffer.remaining()];
        buffer.get(jpeg);
        try (Frame decoded = decoder.decode(jpeg)) {
          if (detector.detect(decoded).size() == 1) {
            pictures.add(jpeg);
          }
        }
      }
    }
    if (pictures.isEmpty()) {
      throw new IllegalStateException("no drawn picture has exactly one face");
    }
    return new FaceFrames(pictures);
  }

  /** The picture of that frame, one after the other and round again. */
  byte[] jpeg(long sequence) {
    return pictures.get((int) Math.floorMod(sequence, (long) pictures.size())).clone();
  }
}
