package io.mien.trainer.cnn;

import io.mien.trainer.data.Truth;
import java.util.List;

/** What nets that were published for ImageNet have in common. */
final class PublishedNets {

  /** Edge length of the pictures they were made for. */
  static final int SIZE = 224;

  /** Mean and deviation of ImageNet's channels, by which torchvision's and timm's weights go. */
  private static final List<Float> MEANS = List.of(.485f, .456f, .406f);

  private static final List<Float> DEVIATIONS = List.of(.229f, .224f, .225f);

  private PublishedNets() {}

  static NetBuilder begin(NetShape shape) {
    return NetBuilder.of(shape, NetBuilder.Naming.TORCH).color(MEANS, DEVIATIONS);
  }

  static void check(int size, int channels, List<Truth> heads) {
    if (size < 1 || (channels != 1 && channels != 3) || heads.isEmpty()) {
      throw new IllegalArgumentException(
          "%d pixels, %d channels, heads %s".formatted(size, channels, heads));
    }
  }
}
