package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

/** Plain text, one paragraph. */
public record Paragraph(String text) implements Block {

  public Paragraph {
    requireNonNull(text, "text");
  }

  @Override
  public String html() {
    return Html.element("p", "", text);
  }
}
