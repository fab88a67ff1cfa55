package io.mien.trainer.cnn;

import io.mien.trainer.data.Truth;
import java.util.List;
import java.util.Optional;

/**
 * A residual net for gray faces: standardization of each face, a 3x3 stem, stages of residual
 * blocks that each halve the resolution, global average, dropout, one dense layer for each
 * labeling.
 *
 * @param size edge length of the gray faces it takes, in pixels
 * @param heads the labelings it answers in, each by a dense layer of its own on the same features
 * @param stem channels of the first convolution
 * @param widths channels of each stage; every stage halves the resolution
 * @param blocks residual blocks of each stage
 * @param dropout share of features dropped before the last layer while training, in [0, 1)
 * @param task what it learns to tell; emotions if missing
 */
public record CompactNet(
    int size,
    List<Truth> heads,
    int stem,
    List<Integer> widths,
    List<Integer> blocks,
    double dropout,
    Task task)
    implements NetShape {

  public CompactNet {
    heads = List.copyOf(heads);
    task = Optional.ofNullable(task).orElse(Task.EMOTIONS);
    widths = List.copyOf(widths);
    blocks = List.copyOf(blocks);
    if (size < 16 || heads.isEmpty() || stem < 1) {
      throw new IllegalArgumentException("size %d, heads %s, stem %d".formatted(size, heads, stem));
    }
    if (widths.isEmpty() || widths.size() != blocks.size()) {
      throw new IllegalArgumentException("widths " + widths + " for blocks " + blocks);
    }
    if (widths.stream().anyMatch(w -> w < 1) || blocks.stream().anyMatch(b -> b < 1)) {
      throw new IllegalArgumentException("widths " + widths + ", blocks " + blocks);
    }
    if (size % (1 << widths.size()) != 0) {
      throw new IllegalArgumentException(
          "%d pixels cannot be halved %d times".formatted(size, widths.size()));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout lies in [0, 1): " + dropout);
    }
  }

  /** One that answers in labelings alone. */
  public CompactNet(
      int size,
      List<Truth> heads,
      int stem,
      List<Integer> widths,
      List<Integer> blocks,
      double dropout) {
    this(size, heads, stem, widths, blocks, dropout, Task.EMOTIONS);
  }

  /** The shape of the default bundle: 2.7M parameters. */
  public static CompactNet defaults(List<Truth> heads) {
    return new CompactNet(48, heads, 32, List.of(64, 128, 256), List.of(1, 2, 2), 0.2);
  }

  @Override
  public String title() {
    return "CompactNet";
  }

  @Override
  public String description() {
    return "CompactNet: stem %d, stages %s with %s residual blocks".formatted(stem, widths, blocks);
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public CompactNet answering(List<Truth> others, Task other) {
    return new CompactNet(size, others, stem, widths, blocks, dropout, other);
  }

  @Override
  public List<Layer> layers() {
    NetBuilder net =
        NetBuilder.of(this, NetBuilder.Naming.COMPACT)
            .standardize()
            .plainConv("stem", stem, 3, 1)
            .norm("stem")
            .relu();
    for (int stage = 0; stage < widths.size(); stage++) {
      for (int block = 0; block < blocks.get(stage); block++) {
        block(net, "stage%d.block%d".formatted(stage, block), widths.get(stage), block == 0);
      }
    }
    return net.adaptiveAveragePool(1)
        .flatten()
        .dropout(dropout)
        .answers("dense", answers())
        .layers();
  }

  // Where a block halves the resolution the shortcut is averaged first, so that no pixel is thrown
  // away (He et al. 2019, ResNet-D).
  private static void block(NetBuilder net, String name, int out, boolean halving) {
    boolean same = net.channels() == out && !halving;
    net.residual(
            name,
            main ->
                main.plainConv(name + ".first", out, 3, halving ? 2 : 1)
                    .norm(name + ".first")
                    .relu()
                    .plainConv(name + ".second", out, 3, 1)
                    .norm(name + ".second"),
            past ->
                same
                    ? past
                    : (halving ? past.averagePool(2) : past)
                        .plainConv(name + ".shortcut", out, 1, 1)
                        .norm(name + ".shortcut"))
        .relu();
  }
}
