package io.mien.stream.frames;

import static java.util.Objects.requireNonNull;

/** The picture that a record refers to cannot be had. Its message is one sentence for a person. */
public final class ClaimException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Reason {
    /** No longer there, or not readable. */
    MISSING,
    /** Other bytes than those that the record was written for. */
    ALTERED,
    /** Outside the folder, or there is no folder. */
    REFUSED,
    /** Larger than this process reads. */
    TOO_LARGE
  }

  private final Reason reason;

  ClaimException(Reason reason, String sentence) {
    super(sentence);
    this.reason = requireNonNull(reason, "reason");
  }

  ClaimException(Reason reason, String sentence, Throwable cause) {
    super(sentence, cause);
    this.reason = requireNonNull(reason, "reason");
  }

  public Reason reason() {
    return reason;
  }
}
