package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts side by side, for instance two protocols; one below the other where there is no room.
 *
 * @param parts from left to right
 */
public record Columns(List<Part> parts) implements Block {

  /**
   * What stands in one column.
   *
   * @param heading above it; may be empty
   * @param warning what a reader must know first, in one sentence; may be empty
   */
  public record Part(String heading, String warning, List<Block> blocks) {

    public Part {
      requireNonNull(heading, "heading");
      requireNonNull(warning, "warning");
      blocks = List.copyOf(blocks);
    }
  }

  public Columns {
    parts = List.copyOf(parts);
  }

  /** Blocks side by side, without headings: two charts, say. */
  public static Columns of(Block... blocks) {
    List<Part> parts = new ArrayList<>();
    for (Block block : blocks) {
      parts.add(new Part("", "", List.of(block)));
    }
    return new Columns(parts);
  }

  /** These columns and one more. */
  public Columns with(String heading, Block... blocks) {
    return withWarned(heading, "", blocks);
  }

  /** These columns and one more, below whose heading a warning stands. */
  public Columns withWarned(String heading, String warning, Block... blocks) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(heading, warning, List.of(blocks)));
    return new Columns(more);
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"columns\">");
    for (Part part : parts) {
      html.append("<div>");
      if (!part.heading().isEmpty()) {
        html.append(Html.element("h3", "", part.heading()));
      }
      if (!part.warning().isEmpty()) {
        html.append(Html.element("p", "warning", part.warning()));
      }
      part.blocks().forEach(block -> html.append(block.html()));
      html.append("</div>");
    }
    return html.append("</div>").toString();
  }
}
