package io.mien.stream.frames;

import org.apache.kafka.common.errors.SerializationException;

/** A record of the frames topic is larger than frames may be here. Nobody looked into it. */
public final class OversizedFrameException extends SerializationException {

  private static final long serialVersionUID = 1L;

  OversizedFrameException(int bytes, int limit) {
    super(
        "The record has %d bytes and the limit is %d; send a smaller frame or raise --max-frame-bytes."
            .formatted(bytes, limit));
  }
}
