package io.mien.stream.capture;

import io.mien.recognition.MienException;
import io.mien.schemas.FrameEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One JPEG or PNG file, or all of a folder in the order of their names. The bytes go on as they
 * are: whether a picture is sound, the stream judges. Files of a folder that are no pictures are
 * named in one warning and left out. Those too large or not readable are missing in what comes of
 * it, so a folder with such breaks off after its last good picture.
 */
final class ImageFiles implements FrameSource {

  private static final Logger LOG = LoggerFactory.getLogger(ImageFiles.class);

  /** Pictures a second, where nobody says otherwise. */
  private static final double DEFAULT_FPS = 1;

  private static final int NAMED = 3;

  private final String name;
  private final List<Path> files;
  private final @Nullable String missing;
  private final CaptureOptions options;
  private int next;

  /**
   * @param missing the sentence about what is not among the files and should be, or null
   */
  private ImageFiles(
      String name, List<Path> files, @Nullable String missing, CaptureOptions options) {
    this.name = name;
    this.files = files;
    this.missing = missing;
    this.options = options;
  }

  /** Whether a file begins like a picture. */
  static boolean isImage(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ImageHeader.encodingOf(in.readNBytes(ImageHeader.SIGNATURE_LENGTH)).isPresent();
    }
  }

  /**
   * @throws MienException if the file is larger than a frame may be
   */
  static ImageFiles file(Path file, CaptureOptions options) throws IOException {
    if (Files.size(file) > options.maxFrameBytes()) {
      throw new MienException(
          "%s has %d bytes, more than a frame may have (%d); raise --max-frame-bytes or shrink it"
              .formatted(file, Files.size(file), options.maxFrameBytes()));
    }
    return new ImageFiles(file.toString(), List.of(file), null, options);
  }

  /**
   * @throws MienException if no file of the folder is a picture that can be taken
   */
  static ImageFiles folder(Path folder, CaptureOptions options) throws IOException {
    List<Path> images = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    List<Path> large = new ArrayList<>();
    List<Path> closed = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (Path file : entries) {
        if (!Files.isReadable(file)) {
          closed.add(file);
        } else if (!isImage(file)) {
          others.add(file);
        } else {
          (Files.size(file) > options.maxFrameBytes() ? large : images).add(file);
        }
      }
    }
    if (!others.isEmpty()) {
      LOG.warn(
          "{} of the files in {} left out, each no JPEG or PNG picture: {}",
          others.size(),
          folder,
          names(others));
    }
    String missing = missing(folder, large, closed, options.maxFrameBytes());
    if (images.isEmpty()) {
      throw new MienException(
          missing == null
              ? "the folder %s has no JPEG or PNG file in it; put some there or give another source"
                  .formatted(folder)
              : missing);
    }
    images.sort(Comparator.comparing(file -> file.getFileName().toString()));
    return new ImageFiles(folder.toString(), images, missing, options);
  }

  private static @Nullable String missing(
      Path folder, List<Path> large, List<Path> closed, int maxFrameBytes) {
    List<String> reasons = new ArrayList<>();
    if (!large.isEmpty()) {
      reasons.add(
          "%d larger than --max-frame-bytes=%d (%s; raise it or shrink them)"
              .formatted(large.size(), maxFrameBytes, names(large)));
    }
    if (!closed.isEmpty()) {
      reasons.add(
          "%d not readable (%s; change their permissions)".formatted(closed.size(), names(closed)));
    }
    return reasons.isEmpty()
        ? null
        : "files of the folder %s were left out: %s".formatted(folder, String.join(", ", reasons));
  }

  private static String names(List<Path> files) {
    List<String> names = files.stream().map(f -> f.getFileName().toString()).sorted().toList();
    return String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
        + (names.size() > NAMED ? ", ..." : "");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public Optional<CapturedFrame> next() {
    if (Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    if (next == files.size()) {
      if (missing != null) {
        throw new MienException(missing);
      }
      return Optional.empty();
    }
    Path file = files.get(next);
    Double rate = options.fps();
    Duration position =
        Duration.ofNanos(Math.round(1e9 * next / (rate == null ? DEFAULT_FPS : rate)));
    next++;
    try {
      byte[] bytes = Files.readAllBytes(file);
      FrameEncoding encoding =
          ImageHeader.encodingOf(bytes)
              .orElseThrow(() -> new MienException(file + " changed while it was read; try again"));
      ImageHeader header = ImageHeader.read(encoding, bytes);
      return Optional.of(
          CapturedFrame.of(encoding, header.width(), header.height(), bytes, position));
    } catch (IOException e) {
      throw new MienException("%s can no longer be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  @Override
  public void close() {}
}
