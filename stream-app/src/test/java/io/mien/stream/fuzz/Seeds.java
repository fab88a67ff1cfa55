package io.mien.stream.fuzz;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.IntendedFace;
import io.mien.schemas.VideoFrame;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.capture.CapturedFrame;
import io.mien.stream.capture.FrameSource;
import io.mien.stream.capture.FrameSources;
import io.mien.stream.topology.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;

/** What a fuzzer begins with: good inputs, drawn or made up, of which it changes bits. */
final class Seeds {

  private static final String CAMERA = "generated:?seconds=.1&fps=10&width=96&height=96";

  private Seeds() {}

  /** Small pictures of each kind; nobody is on them. */
  static void pictures(Path folder) {
    write(folder, "face.jpeg", drawnFace());
    write(folder, "square.jpeg", Pictures.jpeg(32, 24));
    write(folder, "claims.jpeg", Pictures.jpegThatClaims(400, 400));
    write(folder, "gray.png", png(BufferedImage.TYPE_BYTE_GRAY));
    write(folder, "deep.png", png(BufferedImage.TYPE_USHORT_GRAY));
    write(folder, "transparent.png", png(BufferedImage.TYPE_INT_ARGB));
    write(folder, "palette.png", png(BufferedImage.TYPE_BYTE_INDEXED));
  }

  /** A record as it lies on the frames topic. */
  static void records(Path folder) {
    write(folder, "frame.avro", record());
  }

  static byte[] record() {
    VideoFrame frame =
        VideoFrame.newBuilder()
            .setCameraId("door")
            .setSequence(7)
            .setCapturedAt(Instant.EPOCH)
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(32)
            .setHeight(24)
            .setBytes(ByteBuffer.wrap(new byte[] {1, 2, 3}))
            .setIntendedFaces(List.of(new IntendedFace(1f, 2f, 3f, 4f, "Happy", 1f)))
            .build();
    return AvroSerdes.of(null).serde(VideoFrame.class).serializer().serialize("any", frame);
  }

  private static byte[] drawnFace() {
    try (FrameSource source = FrameSources.open(CAMERA, CaptureOptions.DEFAULT)) {
      CapturedFrame frame = source.next().orElseThrow();
      byte[] bytes = new byte[frame.size()];
      frame.bytes().get(bytes);
      return bytes;
    }
  }

  private static byte[] png(int type) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(12, 10, type), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Path folder, String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
