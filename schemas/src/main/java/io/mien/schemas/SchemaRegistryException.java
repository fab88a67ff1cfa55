package io.mien.schemas;

import org.apache.kafka.common.KafkaException;

/**
 * The schema registry did not answer, or refused. Nothing is wrong with the record at hand: whoever
 * meets this stops or tries again, and does not set the record aside.
 */
public class SchemaRegistryException extends KafkaException {

  private static final long serialVersionUID = 1L;

  public SchemaRegistryException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
