package io.mien.stream.capture.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where people are on the picture: rows and columns, as large as they fit without covering each
 * other's faces.
 *
 * @param faceHeight side of a face picture in pixels
 * @param columns of the grid; the last row may have fewer people, who are centered
 */
record Seats(int width, int height, int people, int columns, double faceHeight) {

  /** Share of the picture's height that one face takes at most. */
  private static final double LARGEST = .46;

  private static final double SHARE_OF_COLUMN = .6;
  private static final double SHARE_OF_ROW = .6;

  /** A seat's middle, and how far a face may move from there, in pixels. */
  record Seat(double x, double y, double reachX, double reachY) {}

  /**
   * The arrangement with the largest faces; empty if even there they are smaller than asked for.
   *
   * @param smallest face height in pixels
   */
  static Optional<Seats> arrange(int width, int height, int people, double smallest) {
    Seats best = new Seats(width, height, people, 1, 0);
    for (int columns = 1; columns <= people; columns++) {
      int rows = (people + columns - 1) / columns;
      double fit = Math.min(SHARE_OF_COLUMN * width / columns, SHARE_OF_ROW * height / rows);
      double faceHeight = Math.min(LARGEST * height, fit);
      if (faceHeight > best.faceHeight) {
        best = new Seats(width, height, people, columns, faceHeight);
      }
    }
    return people > 0 && best.faceHeight < smallest ? Optional.empty() : Optional.of(best);
  }

  /** One for each person, rows at the back first. */
  List<Seat> seats() {
    List<Seat> seats = new ArrayList<>();
    int rows = (people + columns - 1) / columns;
    for (int i = 0; i < people; i++) {
      int row = i / columns;
      int inRow = Math.min(columns, people - row * columns);
      double cell = (double) width / inRow;
      double rowHeight = (double) height / rows;
      // Hair rises above the face; below it there is room for shoulders.
      double y = rowHeight * row + Math.max(.5 * rowHeight - .05 * faceHeight, .8 * faceHeight);
      seats.add(
          new Seat(
              cell * (i % columns + .5),
              y,
              Math.min(.35 * faceHeight, Math.max(0, (cell - 1.3 * faceHeight) / 2)),
              .07 * faceHeight));
    }
    return seats;
  }
}
