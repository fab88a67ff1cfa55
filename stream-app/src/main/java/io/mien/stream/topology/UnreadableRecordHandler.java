package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.stream.frames.OversizedFrameException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets records aside that are too large, are not Avro or have a schema nobody knows. Kafka Streams'
 * own dead letter would copy the value, that is a picture; this one does not. Anything else, such
 * as a schema registry that does not answer, is no fault of the record and stops the application
 * before it skips frames.
 */
public final class UnreadableRecordHandler implements DeserializationExceptionHandler {

  /** Key of the configuration; the value is a {@link DeadLetters}. */
  static final String DEAD_LETTERS = "mien.dead.letters";

  private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecordHandler.class);

  private @Nullable DeadLetters deadLetters;

  @Override
  public void configure(Map<String, ?> configs) {
    deadLetters = (DeadLetters) requireNonNull(configs.get(DEAD_LETTERS), DEAD_LETTERS);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    Coordinates place = new Coordinates(record.topic(), record.partition(), record.offset());
    if (!(exception instanceof SerializationException)) {
      LOG.error("cannot read {}: {}", place, exception.toString(), exception);
      return Response.fail();
    }
    DeadLetters letters = requireNonNull(deadLetters, "configure() comes first");
    DeadLetterReason reason =
        exception instanceof OversizedFrameException
            ? DeadLetterReason.TOO_LARGE
            : DeadLetterReason.NOT_AVRO;
    DeadLetter letter =
        letters.setAside(reason, String.valueOf(exception.getMessage()), null, place);
    return Response.resume(List.of(letters.record(letter)));
  }
}
