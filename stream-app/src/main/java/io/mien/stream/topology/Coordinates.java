package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

/** Where a record lies: the same record has the same coordinates whenever it is read. */
record Coordinates(String topic, int partition, long offset) {

  Coordinates {
    requireNonNull(topic, "topic");
  }

  /** The id of the event of one face of that record, for example {@code mien.frames-0-42-1}. */
  String eventId(int faceIndex) {
    return this + "-" + faceIndex;
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "-" + offset;
  }
}
