package io.mien.schemas;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records of this package on topics and reads them back. Without a schema registry a
 * record is in Avro single-object encoding and any version of the schema that this build knows is
 * read; with one it is in Confluent wire format and the registry keeps the schemas.
 *
 * <p>Immutable, and so are the serdes: one instance serves any number of threads.
 */
public final class AvroSerdes {

  private final @Nullable String registryUrl;

  private AvroSerdes(@Nullable String registryUrl) {
    this.registryUrl = registryUrl;
  }

  /**
   * Serdes for one installation; nothing is contacted yet.
   *
   * @param registryUrl address of the schema registry's API, for example {@code
   *     http://registry:8080/apis/registry/v3}; null for single-object encoding
   */
  public static AvroSerdes of(@Nullable String registryUrl) {
    return new AvroSerdes(registryUrl);
  }

  /**
   * The serde for values of one record. A null value is written and read as null. Reading throws
   * {@link org.apache.kafka.common.errors.SerializationException} for a record that is not Avro, is
   * damaged or has an unknown schema; its message is one sentence that holds no bytes of the
   * record.
   */
  public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
    return registryUrl == null
        ? new SingleObjectSerde<>(type)
        : new RegistrySerde<>(type, registryUrl);
  }
}
