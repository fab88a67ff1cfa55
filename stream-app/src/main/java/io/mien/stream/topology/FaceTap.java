package io.mien.stream.topology;

/**
 * Looks on while faces are judged. Stream threads call it in the middle of their work: it must not
 * wait and must not throw. A frame that is processed again after a failure is seen again.
 */
public interface FaceTap {

  /** Wants nothing. */
  FaceTap NONE =
      new FaceTap() {
        @Override
        public boolean wants(String eventId) {
          return false;
        }

        @Override
        public void take(TappedFace face) {}
      };

  /** Whether it wants to see the face of that event. */
  boolean wants(String eventId);

  /** A face that it wants, and what the live bundle says of it. */
  void take(TappedFace face);
}
