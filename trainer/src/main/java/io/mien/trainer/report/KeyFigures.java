package io.mien.trainer.report;

import java.util.ArrayList;
import java.util.List;

/** A strip of the few numbers that a reader looks for first. */
public record KeyFigures(List<KeyFigure> figures) implements Block {

  public KeyFigures {
    figures = List.copyOf(figures);
  }

  /** An empty strip to add to. */
  public static KeyFigures none() {
    return new KeyFigures(List.of());
  }

  /** This strip with one more figure; {@code note} may be empty. */
  public KeyFigures with(String value, String label, String note) {
    List<KeyFigure> more = new ArrayList<>(figures);
    more.add(new KeyFigure(value, label, note));
    return new KeyFigures(more);
  }

  /** This strip with one more figure. */
  public KeyFigures with(String value, String label) {
    return with(value, label, "");
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<dl class=\"key\">");
    for (KeyFigure figure : figures) {
      html.append("<div>")
          .append(Html.element("dt", "", figure.label()))
          .append(Html.element("dd", "", figure.value()));
      if (!figure.note().isEmpty()) {
        html.append(Html.element("dd", "note", figure.note()));
      }
      html.append("</div>");
    }
    return html.append("</dl>").toString();
  }
}
