package io.mien.stream.analyze;

import static java.util.Objects.requireNonNull;

import java.io.Writer;

/**
 * Where an analysis writes to; each gets one JSON object a line.
 *
 * @param events one for each face on each frame
 * @param episodes one for each episode, as it ended
 * @param summaries one for each window
 * @param alerts one for each alert, as it was cleared
 */
public record ReportFiles(Writer events, Writer episodes, Writer summaries, Writer alerts) {

  public ReportFiles {
    requireNonNull(events, "events");
    requireNonNull(episodes, "episodes");
    requireNonNull(summaries, "summaries");
    requireNonNull(alerts, "alerts");
  }

  /** Only the events. */
  public static ReportFiles ofEvents(Writer events) {
    return new ReportFiles(events, Writer.nullWriter(), Writer.nullWriter(), Writer.nullWriter());
  }
}
