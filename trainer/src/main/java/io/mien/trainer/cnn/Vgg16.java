package io.mien.trainer.cnn;

import io.mien.trainer.data.Truth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * VGG-16 without batch normalization (Simonyan and Zisserman 2015, configuration D), with
 * torchvision's names of tensors: thirteen convolutions and three dense layers, of which the last
 * ones learn and the others stay what they are.
 *
 * @param size edge length of the faces in pixels, a multiple of 32; published with 224
 * @param channels of the faces; gray ones are repeated three times
 * @param width channels of the first convolution; published with 64
 * @param trainable how many of the sixteen layers learn, counted from the last
 * @param task what it learns to tell; emotions if missing
 */
public record Vgg16(int size, int channels, List<Truth> heads, int width, int trainable, Task task)
    implements NetShape {

  /** Layers with weights. */
  public static final int LAYERS = 16;

  /** How many convolutions each stage has, and of how many times {@code width} channels. */
  private static final int[][] STAGES = {{2, 1}, {2, 2}, {3, 4}, {3, 8}, {3, 8}};

  private static final int HALVED = 1 << STAGES.length;
  private static final int POOLED = 7;
  private static final double DROPOUT = 0.5;

  public Vgg16 {
    heads = List.copyOf(heads);
    task = Optional.ofNullable(task).orElse(Task.EMOTIONS);
    PublishedNets.check(size, channels, heads);
    if (size % HALVED != 0 || (size / HALVED > POOLED && size / HALVED % POOLED != 0)) {
      throw new IllegalArgumentException("%d pixels cannot be halved to 7".formatted(size));
    }
    if (width < 1 || trainable < 1 || trainable > LAYERS) {
      throw new IllegalArgumentException("width %d, %d trainable".formatted(width, trainable));
    }
  }

  /** As published, with the last layers to learn. */
  public Vgg16(int channels, List<Truth> heads, int trainable) {
    this(PublishedNets.SIZE, channels, heads, 64, trainable, Task.EMOTIONS);
  }

  @Override
  public String title() {
    return "VGG16";
  }

  @Override
  public String description() {
    return "VGG16: thirteen convolutions and three dense layers, the last %d of them trained"
        .formatted(trainable);
  }

  @Override
  public Vgg16 answering(List<Truth> others, Task other) {
    return new Vgg16(size, channels, others, width, trainable, other);
  }

  @Override
  public List<Layer> layers() {
    NetBuilder net = PublishedNets.begin(this);
    int place = 0;
    for (int[] stage : STAGES) {
      for (int conv = 0; conv < stage[0]; conv++) {
        net.conv("features." + place, width * stage[1], 3, 1).relu();
        place += 2;
      }
      net.maxPool(2);
      place++;
    }
    // Faces smaller than published are not stretched to 7 x 7: the dense layer is smaller instead.
    int dense = width * 64;
    return net.adaptiveAveragePool(Math.min(POOLED, size / HALVED))
        .flatten()
        .dense("classifier.0", dense)
        .relu()
        .dropout(DROPOUT)
        .dense("classifier.3", dense)
        .relu()
        .dropout(DROPOUT)
        .answers("classifier.6", answers())
        .layers();
  }

  @Override
  public Set<String> frozen() {
    List<Layer> weighty = layers().stream().filter(layer -> !layer.tensors().isEmpty()).toList();
    Set<String> frozen = new LinkedHashSet<>();
    weighty.subList(0, weighty.size() - trainable).stream()
        .flatMap(layer -> layer.tensors().stream())
        .forEach(tensor -> frozen.add(tensor.name()));
    return frozen;
  }

  @Override
  public List<TensorSpec> backbone() {
    List<TensorSpec> tensors = tensors();
    return tensors.subList(0, tensors.size() - last().tensors().size());
  }
}
