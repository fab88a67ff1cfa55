package io.mien.stream.fuzz;

import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.frame.UndecodableFrameException;
import io.mien.stream.topology.Pictures;

/** Bytes of a picture: they are a frame within the limits, or refused with a sentence. */
public final class FrameDecoderFuzzer {

  /** Small, so that many inputs are tried and an input that breaks a limit stands out. */
  private static final DecodeLimits LIMITS = new DecodeLimits(64 << 10, 512 * 512);

  private static final FrameDecoder DECODER = new FrameDecoder(LIMITS);

  private FrameDecoderFuzzer() {}

  /** Called once: loading OpenCV is not to count as a slow input. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(Pictures.jpeg(32, 24));
  }

  /** Called by the fuzzer, again and again; anything thrown is a finding. */
  public static void fuzzerTestOneInput(byte[] picture) {
    try (Frame frame = DECODER.decode(picture)) {
      if ((long) frame.width() * frame.height() > LIMITS.maxPixels()
          || picture.length > LIMITS.maxBytes()) {
        throw new AssertionError(
            "%d bytes became %d x %d pixels"
                .formatted(picture.length, frame.width(), frame.height()));
      }
    } catch (UndecodableFrameException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("refused without a sentence", e);
      }
    }
  }
}
