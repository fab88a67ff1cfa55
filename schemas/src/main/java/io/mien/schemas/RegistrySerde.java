package io.mien.schemas;

import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import io.apicurio.registry.serde.config.IdOption;
import io.apicurio.registry.serde.config.SerdeConfig;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Confluent wire format: a zero byte, the id of the schema's content in the registry as 4 bytes,
 * the record. Schemas are registered on first use under {@code <topic>-value}.
 */
final class RegistrySerde<T extends SpecificRecord> implements Serde<T> {

  private final AvroKafkaSerializer<T> serializer = new AvroKafkaSerializer<>();
  private final AvroKafkaDeserializer<T> deserializer = new AvroKafkaDeserializer<>();
  private final String record;

  RegistrySerde(Class<T> type, String url) {
    Map<String, Object> config =
        Map.of(
            SchemaResolverConfig.REGISTRY_URL,
            url,
            SchemaResolverConfig.AUTO_REGISTER_ARTIFACT,
            true,
            SerdeConfig.USE_ID,
            IdOption.contentId.name(),
            SerdeConfig.DESERIALIZER_SPECIFIC_VALUE_RETURN_CLASS,
            type,
            AvroSerdeConfig.USE_SPECIFIC_AVRO_READER,
            true);
    serializer.configure(config, false);
    deserializer.configure(config, false);
    record = type.getSimpleName();
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this::decode;
  }

  private @Nullable T decode(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    WireFormat.contentId(record, topic, bytes);
    return deserializer.deserialize(topic, bytes);
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
