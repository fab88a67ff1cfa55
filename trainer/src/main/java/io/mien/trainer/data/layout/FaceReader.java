package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a data set in any of the layouts. Pictures are decoded once, on several threads, into a
 * cache file, and later runs map that; it is made anew when a file, a list or the crop changed.
 */
public final class FaceReader {

  private static final String CACHE_VARIABLE = "XDG_CACHE_HOME";
  private static final int NAME_DIGITS = 16;

  private FaceReader() {}

  /** What the layout of a data set is. */
  public static DataKind kindOf(Path data) {
    return Layouts.detect(data);
  }

  /** The emotions that a data set labels, found without reading its pictures. */
  public static List<Emotion> classesOf(Path data, DataKind kind) {
    return switch (kind) {
      case FER2013, SFEW -> Truth.LABEL.labels();
      case AFFECTNET -> Emotion.all();
      case FOLDERS -> ImageFolders.knowsContempt(data) ? Emotion.all() : Truth.LABEL.labels();
    };
  }

  /**
   * Reads a data set. Bad rows and pictures are left out and reported with their place.
   *
   * @throws MienException if it is in no known layout, holds no good face, or the cache cannot be
   *     written
   */
  public static FaceData read(Path data, ReadOptions options, ReadProgress progress) {
    DataKind given = options.kind();
    DataKind kind = given == null ? Layouts.detect(data) : given;
    Layout layout = Layouts.open(data, kind, options.detector() != null);
    FaceData read =
        layout instanceof Fer2013File fer2013 && isPublished(options)
            ? Fer2013.read(fer2013.file())
            : cached(data, layout, options, progress);
    return options.validationUse().applied(read.from(kind.source()), options.seed());
  }

  // FER2013 is small and decoded as it comes: only who asks for a cache needs one.
  private static boolean isPublished(ReadOptions options) {
    CropTemplate crop = options.crop();
    return options.cache() == null && crop.size() == Fer2013.SIZE && crop.channels() == 1;
  }

  private static FaceData cached(
      Path data, Layout layout, ReadOptions options, ReadProgress progress) {
    String key = key(layout, options);
    Path file = file(data, layout, options);
    try {
      Optional<FaceData> before = CropCache.open(file, key, options.crop());
      if (before.isPresent()) {
        return before.get();
      }
      try (CropCacheWriter writer = CropCacheWriter.create(file, key, options.crop())) {
        CropLoading.fill(writer, layout.list(), options, progress);
      }
      return CropCache.open(file, key, options.crop())
          .orElseThrow(() -> new IOException("it is damaged as soon as it is written"));
    } catch (IOException e) {
      throw new MienException(
          "The cache %s cannot be used (%s); name another folder with --cache."
              .formatted(file, e.getMessage() == null ? e : e.getMessage()),
          e);
    }
  }

  private static String key(Layout layout, ReadOptions options) {
    CacheKey key = new CacheKey();
    key.add(layout.kind().name()).add(options.crop().toString());
    key.add(String.valueOf(options.detector()));
    layout.addTo(key);
    return key.finish();
  }

  // The same data set cut the same way has one file, whose content is replaced when it is outdated.
  private static Path file(Path data, Layout layout, ReadOptions options) {
    CacheKey place = new CacheKey();
    place.add(data.toAbsolutePath().normalize().toString()).add(layout.kind().name());
    place.add(options.crop().toString()).add(String.valueOf(options.detector()));
    String hash = place.finish().substring(0, NAME_DIGITS);
    Path folder = options.cache();
    return (folder == null ? ownFolder() : folder)
        .resolve("%s-%s.faces".formatted(data.toAbsolutePath().getFileName(), hash));
  }

  private static Path ownFolder() {
    String cache = System.getenv(CACHE_VARIABLE);
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("mien").resolve("data");
  }
}
