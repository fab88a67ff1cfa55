package io.mien.trainer.cnn;

import io.mien.trainer.data.Truth;
import java.util.List;

/**
 * How a {@link CompactNet} is built.
 *
 * @param size edge length of the gray faces it takes, in pixels
 * @param heads the labelings it answers in, each by a dense layer of its own on the same features
 * @param stem channels of the first convolution
 * @param widths channels of each stage; every stage halves the resolution
 * @param blocks residual blocks of each stage
 * @param dropout share of features dropped before the last layer while training, in [0, 1)
 */
public record NetShape(
    int size,
    List<Truth> heads,
    int stem,
    List<Integer> widths,
    List<Integer> blocks,
    double dropout) {

  public NetShape {
    heads = List.copyOf(heads);
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

  /** Outputs of all heads together. */
  public int outputs() {
    return heads.stream().mapToInt(head -> head.labels().size()).sum();
  }

  /** Where the outputs of a head begin. */
  public int firstOutput(int head) {
    return heads.subList(0, head).stream().mapToInt(other -> other.labels().size()).sum();
  }

  /** Features that the last layer sees. */
  public int features() {
    return widths.get(widths.size() - 1);
  }

  /** The shape of the default bundle: 2.4M parameters. */
  public static NetShape defaults(List<Truth> heads) {
    return new NetShape(48, heads, 32, List.of(64, 128, 256), List.of(1, 1, 2), 0.2);
  }
}
