package io.mien.trainer.data.layout;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.data.BadRow;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A face that a data set lists, before its picture is opened.
 *
 * @param row see {@link LabeledFace#row()}
 * @param file the file that lists it; the picture itself where there is no such file
 * @param line of that file, 0 where it is the picture
 * @param source see {@link LabeledFace#source()}
 */
record ListedFace(
    int row,
    Path file,
    long line,
    String source,
    Emotion label,
    Usage usage,
    @Nullable ValenceArousal affect,
    FacePicture picture) {

  ListedFace {
    requireNonNull(file, "file");
    requireNonNull(source, "source");
    requireNonNull(label, "label");
    requireNonNull(usage, "usage");
    requireNonNull(picture, "picture");
  }

  LabeledFace with(AlignedCrop crop) {
    return new LabeledFace(row, crop, label, usage, null, affect, source);
  }

  BadRow bad(String reason) {
    return new BadRow(file, line, reason);
  }

  void addTo(CacheKey key) {
    key.add(source).add(label.label()).add(usage.label()).add(String.valueOf(affect));
    picture.addTo(key);
  }
}
