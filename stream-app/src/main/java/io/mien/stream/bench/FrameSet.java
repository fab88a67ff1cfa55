package io.mien.stream.bench;

import io.mien.recognition.MienException;
import io.mien.schemas.VideoFrame;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.capture.CapturedFrame;
import io.mien.stream.capture.FrameSource;
import io.mien.stream.capture.FrameSources;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encoded frames in memory, which cameras show again and again. Immutable. */
public final class FrameSet {

  /** Capture time from one frame of a camera to the next: 30 frames a second. */
  static final Duration APART = Duration.ofMillis(33);

  private final List<CapturedFrame> frames;

  private FrameSet(List<CapturedFrame> frames) {
    this.frames = List.copyOf(frames);
  }

  /**
   * Reads frames of all sources, one source after the other.
   *
   * @param most frames of each source
   * @throws MienException if a source cannot be read or has no frame
   */
  public static FrameSet load(List<String> sources, CaptureOptions options, int most) {
    List<CapturedFrame> frames = new ArrayList<>();
    for (String source : sources) {
      int before = frames.size();
      try (FrameSource open = FrameSources.open(source, options)) {
        Optional<CapturedFrame> next = open.next();
        while (next.isPresent() && frames.size() - before < most) {
          frames.add(next.get());
          next = open.next();
        }
      }
      if (frames.size() == before) {
        throw new MienException("%s has no frames; name another source.".formatted(source));
      }
    }
    return new FrameSet(frames);
  }

  /** How many different ones there are. */
  int size() {
    return frames.size();
  }

  /** Size of the first one, for a person: {@code 640x480}. */
  String dimensions() {
    return frames.get(0).width() + "x" + frames.get(0).height();
  }

  double meanBytes() {
    return frames.stream().mapToInt(CapturedFrame::size).average().orElse(0);
  }

  /** The encoded pictures, copied, in the order in which the first camera shows them. */
  List<byte[]> pictures() {
    List<byte[]> pictures = new ArrayList<>();
    for (CapturedFrame frame : frames) {
      byte[] bytes = new byte[frame.size()];
      frame.bytes().get(bytes);
      pictures.add(bytes);
    }
    return pictures;
  }

  /**
   * Which picture one of several viewers is shown: all begin at different places.
   *
   * @param viewer a camera, or a thread of the bare loop
   * @param sequence of the frame within what that viewer sees, from 0
   */
  int index(int viewer, int viewers, long sequence) {
    return (int) (((long) viewer * frames.size() / viewers + sequence) % frames.size());
  }

  /** A frame of a camera, as it goes to the topic. */
  VideoFrame frame(int camera, int cameras, long sequence, Instant capturedAt) {
    CapturedFrame frame = frames.get(index(camera, cameras, sequence));
    ByteBuffer bytes = frame.bytes();
    return VideoFrame.newBuilder()
        .setCameraId(cameraId(camera))
        .setSequence(sequence)
        .setCapturedAt(capturedAt)
        .setEncoding(frame.encoding())
        .setWidth(frame.width())
        .setHeight(frame.height())
        .setBytes(bytes)
        .setIntendedFaces(List.of())
        .build();
  }

  static String cameraId(int camera) {
    return "bench-" + camera;
  }

  static int camera(String cameraId) {
    return Integer.parseInt(cameraId.substring("bench-".length()));
  }
}
