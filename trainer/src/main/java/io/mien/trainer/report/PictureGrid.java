package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Small pictures in rows, as many beside each other as there is room for: worst mistakes, filters,
 * dreams. Pixels stay sharp when they are enlarged.
 *
 * @param width of one picture on the page, in CSS pixels; it shrinks where the page is narrower
 * @param caption of them all; may be empty
 */
public record PictureGrid(String caption, int width, List<Picture> pictures) implements Block {

  public PictureGrid {
    requireNonNull(caption, "caption");
    pictures = List.copyOf(pictures);
    if (width < 1) {
      throw new IllegalArgumentException("pictures %d pixels wide".formatted(width));
    }
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<figure class=\"pictures\">");
    html.append("<div class=\"grid\" style=\"--tile:%dpx\">".formatted(width));
    pictures.forEach(picture -> html.append(picture.html()));
    html.append("</div>");
    if (!caption.isEmpty()) {
      html.append(Html.element("figcaption", "", caption));
    }
    return html.append("</figure>").toString();
  }
}
