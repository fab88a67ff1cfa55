package io.mien.trainer.data.layout;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.face.Point;
import io.mien.trainer.data.Fer2013;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a data set is read.
 *
 * @param crop size, channels and pose of the crops
 * @param kind the layout; null to find out
 * @param detector finds faces on pictures that are not aligned; null where all are
 * @param cache folder for decoded crops; null for the user's cache folder, and for none where faces
 *     lie decoded in the data set's own file
 * @param threads that decode pictures
 * @param validationUse what a validation set without a test set is used for
 * @param seed of its halves
 */
public record ReadOptions(
    CropTemplate crop,
    @Nullable DataKind kind,
    @Nullable DetectorOptions detector,
    @Nullable Path cache,
    int threads,
    ValidationUse validationUse,
    long seed) {

  /** The seed that every split has where none is given. */
  public static final long SEED = 7;

  public ReadOptions {
    requireNonNull(crop, "crop");
    requireNonNull(validationUse, "validationUse");
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread reads: " + threads);
    }
  }

  /** Crops as FER2013's own: gray, 48 pixels wide, halves of validation sets. */
  public static ReadOptions defaults() {
    return new ReadOptions(
        Fer2013.template(),
        null,
        null,
        null,
        Runtime.getRuntime().availableProcessors(),
        ValidationUse.HALVES,
        SEED);
  }

  /** FER2013's pose on crops of another size or in color. */
  public static CropTemplate template(int size, int channels) {
    CropTemplate own = Fer2013.template();
    return new CropTemplate(
        size,
        channels,
        scaled(own.rightEye(), size / (float) own.size()),
        scaled(own.leftEye(), size / (float) own.size()));
  }

  // The middle of the first pixel lies half a pixel from the rim, whatever its size.
  private static Point scaled(Point point, float factor) {
    return new Point((point.x() + .5f) * factor - .5f, (point.y() + .5f) * factor - .5f);
  }

  public ReadOptions withCrop(CropTemplate other) {
    return new ReadOptions(other, kind, detector, cache, threads, validationUse, seed);
  }

  public ReadOptions withKind(@Nullable DataKind other) {
    return new ReadOptions(crop, other, detector, cache, threads, validationUse, seed);
  }

  public ReadOptions withDetector(@Nullable DetectorOptions other) {
    return new ReadOptions(crop, kind, other, cache, threads, validationUse, seed);
  }

  public ReadOptions withCache(@Nullable Path folder) {
    return new ReadOptions(crop, kind, detector, folder, threads, validationUse, seed);
  }

  public ReadOptions withValidationUse(ValidationUse other) {
    return new ReadOptions(crop, kind, detector, cache, threads, other, seed);
  }
}
