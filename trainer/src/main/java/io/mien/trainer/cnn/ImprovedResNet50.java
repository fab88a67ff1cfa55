package io.mien.trainer.cnn;

import io.mien.trainer.data.Truth;
import java.util.List;
import java.util.Optional;

/**
 * ResNet-50 (He et al. 2016; stride in the 3x3 convolution, as torchvision and timm have it) whose
 * last layer is replaced: dropout .6, dense, SELU, dropout .8, dense.
 *
 * @param size edge length of the faces in pixels, a multiple of 32; published with 224
 * @param channels of the faces; gray ones are repeated three times
 * @param width channels of the first convolution; published with 64
 * @param task what it learns to tell; emotions if missing
 */
public record ImprovedResNet50(int size, int channels, List<Truth> heads, int width, Task task)
    implements NetShape {

  private static final int[] BLOCKS = {3, 4, 6, 3};
  private static final int EXPANSION = 4;

  /** Features are halved twice on their way to the answer: 2048 to 512 as published. */
  private static final int NARROWED = 8;

  private static final String HEAD = "fc.";

  public ImprovedResNet50 {
    heads = List.copyOf(heads);
    task = Optional.ofNullable(task).orElse(Task.EMOTIONS);
    PublishedNets.check(size, channels, heads);
    if (size % 32 != 0 || width < 1) {
      throw new IllegalArgumentException("%d pixels, width %d".formatted(size, width));
    }
  }

  /** As published. */
  public ImprovedResNet50(int channels, List<Truth> heads) {
    this(PublishedNets.SIZE, channels, heads, 64, Task.EMOTIONS);
  }

  @Override
  public String title() {
    return "ImprovedResNet50";
  }

  @Override
  public String description() {
    return "ImprovedResNet50: ResNet-50 with dropout, a dense layer of %d and SELU before the answer"
        .formatted(width * NARROWED);
  }

  @Override
  public ImprovedResNet50 answering(List<Truth> others, Task other) {
    return new ImprovedResNet50(size, channels, others, width, other);
  }

  @Override
  public List<Layer> layers() {
    NetBuilder net =
        PublishedNets.begin(this)
            .plainConv("conv1", width, 7, 2)
            .norm("bn1")
            .relu()
            .maxPool(3, 2, 1);
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      for (int block = 0; block < BLOCKS[stage]; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        bottleneck(net, "layer%d.%d.".formatted(stage + 1, block), width << stage, stride);
      }
    }
    return net.adaptiveAveragePool(1)
        .flatten()
        .dropout(.6)
        .denseForSelu(HEAD + 1, width * NARROWED)
        .selu()
        .dropout(.8)
        .answers(HEAD + 4, answers())
        .layers();
  }

  private static void bottleneck(NetBuilder net, String name, int planes, int stride) {
    boolean same = net.channels() == planes * EXPANSION && stride == 1;
    net.residual(
            name + "sum",
            main ->
                main.plainConv(name + "conv1", planes, 1, 1)
                    .norm(name + "bn1")
                    .relu()
                    .plainConv(name + "conv2", planes, 3, stride)
                    .norm(name + "bn2")
                    .relu()
                    .plainConv(name + "conv3", planes * EXPANSION, 1, 1)
                    .norm(name + "bn3"),
            past ->
                same
                    ? past
                    : past.plainConv(name + "downsample.0", planes * EXPANSION, 1, stride)
                        .norm(name + "downsample.1"))
        .relu();
  }

  @Override
  public List<TensorSpec> backbone() {
    return tensors().stream().filter(tensor -> !tensor.name().startsWith(HEAD)).toList();
  }
}
