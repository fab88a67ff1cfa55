package io.mien.stream.capture;

import io.mien.recognition.MienException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Reads a source to its end, which may be a failure. */
record Frames(List<CapturedFrame> list, Optional<MienException> failure) {

  static Frames of(String source) {
    return of(source, CaptureOptions.DEFAULT);
  }

  static Frames of(String source, CaptureOptions options) {
    try (FrameSource frames = FrameSources.open(source, options)) {
      return of(frames);
    }
  }

  static Frames of(FrameSource source) {
    List<CapturedFrame> list = new ArrayList<>();
    try {
      for (var frame = source.next(); frame.isPresent(); frame = source.next()) {
        list.add(frame.get());
      }
      return new Frames(list, Optional.empty());
    } catch (MienException e) {
      return new Frames(list, Optional.of(e));
    }
  }

  static byte[] bytes(CapturedFrame frame) {
    byte[] bytes = new byte[frame.size()];
    frame.bytes().get(bytes);
    return bytes;
  }

  static BufferedImage decoded(CapturedFrame frame) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bytes(frame)));
  }
}
