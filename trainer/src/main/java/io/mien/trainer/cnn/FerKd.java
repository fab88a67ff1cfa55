package io.mien.trainer.cnn;

import io.mien.trainer.data.Truth;
import java.util.List;
import java.util.Optional;

/**
 * The plain convolutional net that is trained on FER2013 beside the adaptive DBN whose children are
 * chosen by KL divergence: 10,479,111 parameters with seven labels.
 *
 * @param channels of the faces; gray ones are repeated three times
 * @param task what it learns to tell; emotions if missing
 */
public record FerKd(int channels, List<Truth> heads, Task task) implements NetShape {

  private static final int SIZE = 48;

  public FerKd {
    heads = List.copyOf(heads);
    task = Optional.ofNullable(task).orElse(Task.EMOTIONS);
    if ((channels != 1 && channels != 3) || heads.isEmpty()) {
      throw new IllegalArgumentException("%d channels, heads %s".formatted(channels, heads));
    }
  }

  /** As published. */
  public FerKd(int channels, List<Truth> heads) {
    this(channels, heads, Task.EMOTIONS);
  }

  @Override
  public String title() {
    return "FerKd";
  }

  @Override
  public String description() {
    return "FerKd: five convolutions of 64 to 1024 channels and two dense layers, as published";
  }

  @Override
  public int size() {
    return SIZE;
  }

  @Override
  public FerKd answering(List<Truth> others, Task other) {
    return new FerKd(channels, others, other);
  }

  @Override
  public List<Layer> layers() {
    return NetBuilder.of(this, NetBuilder.Naming.TORCH)
        .color(.5f, .5f)
        .conv("conv1", 64, 3, 1)
        .norm("norm1")
        .relu()
        .conv("conv2", 128, 3, 1)
        .norm("norm2")
        .relu()
        .maxPool(2)
        .conv("conv3", 256, 3, 1)
        .norm("norm3")
        .relu()
        .maxPool(2)
        .dropout(.25)
        .conv("conv4", 512, 3, 1)
        .norm("norm4")
        .relu()
        .maxPool(2)
        .dropout(.25)
        .conv("conv5", 1024, 3, 1)
        .norm("norm5")
        .relu()
        .adaptiveMaxPool(2)
        .flatten()
        .dense("dense1", 1024)
        .norm("norm6")
        .relu()
        .answers("dense2", answers())
        .layers();
  }
}
