package io.mien.recognition.frame;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;

/** An encoded frame that was refused. The message never quotes the frame's content. */
public final class UndecodableFrameException extends MienException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** The categories in which such frames are counted. */
  public enum Reason {
    /** No bytes at all. */
    EMPTY,
    /** Longer than {@link DecodeLimits#maxBytes()}. */
    TOO_MANY_BYTES,
    /** Its header claims more than {@link DecodeLimits#maxPixels()}. */
    TOO_MANY_PIXELS,
    /** Neither JPEG nor PNG. */
    UNKNOWN_FORMAT,
    /** JPEG or PNG, but cut short, damaged or of a kind that the decoder does not know. */
    DAMAGED
  }

  public UndecodableFrameException(Reason reason, String sentence) {
    super(sentence);
    this.reason = requireNonNull(reason, "reason");
  }

  public Reason reason() {
    return reason;
  }
}
