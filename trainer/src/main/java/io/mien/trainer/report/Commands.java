package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.report.Measured;

/** How to repeat what the report shows: the command, how long it took, and on what. */
public record Commands(Measured measured) implements Block {

  public Commands {
    requireNonNull(measured, "measured");
  }

  @Override
  public String html() {
    return "<pre><code>"
        + Html.escape(measured.command())
        + "</code></pre>"
        + Html.element("p", "note", measured.sentence());
  }
}
