package io.mien.schemas;

import static java.util.Map.entry;

import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.rest.client.models.ProblemDetails;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import io.apicurio.registry.serde.config.IdOption;
import io.apicurio.registry.serde.config.SerdeConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Confluent wire format: a zero byte, the id of the schema's content in the registry as 4 bytes,
 * the record. Schemas are registered on first use as {@code <topic>-value}.
 */
final class RegistrySerde<T extends SpecificRecord> implements Serde<T> {

  private final AvroKafkaSerializer<T> serializer = new AvroKafkaSerializer<>();
  private final AvroKafkaDeserializer<T> deserializer = new AvroKafkaDeserializer<>();
  private final String url;
  private final String record;

  RegistrySerde(Class<T> type, String url) {
    this.url = url;
    record = type.getSimpleName();
    Map<String, Object> config =
        Map.ofEntries(
            entry(SchemaResolverConfig.REGISTRY_URL, url),
            entry(SchemaResolverConfig.HTTP_ADAPTER, "JDK"),
            entry(SchemaResolverConfig.AUTO_REGISTER_ARTIFACT, true),
            // One schema that stands alone: clients of other makes do not follow references.
            entry(SchemaResolverConfig.DEREFERENCE_SCHEMA, true),
            entry(SerdeConfig.USE_ID, IdOption.contentId.name()),
            entry(SerdeConfig.DESERIALIZER_SPECIFIC_VALUE_RETURN_CLASS, type),
            entry(AvroSerdeConfig.USE_SPECIFIC_AVRO_READER, true));
    serializer.configure(config, false);
    deserializer.configure(config, false);
  }

  @Override
  public Serializer<T> serializer() {
    return this::encode;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this::decode;
  }

  private byte @Nullable [] encode(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    try {
      return serializer.serialize(topic, value);
    } catch (RuntimeException e) {
      throw new SchemaRegistryException(
          "The schema registry %s did not take the schema of %s (%s); see whether it runs and allows it"
              .formatted(url, record, reason(e)),
          e);
    }
  }

  private @Nullable T decode(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    Schema writer = lookUp(topic, WireFormat.contentId(record, topic, bytes));
    try {
      PayloadCheck.check(writer, bytes, WireFormat.CONFLUENT_HEADER);
      return deserializer.deserialize(topic, bytes);
    } catch (IOException | RuntimeException e) {
      throw WireFormat.damaged(record, topic, e);
    }
  }

  /** From the deserializer's cache, or the registry: its failures are not the record's. */
  private Schema lookUp(String topic, long contentId) {
    try {
      return deserializer
          .getSchemaResolver()
          .resolveSchemaByArtifactReference(ArtifactReference.fromContentId(contentId))
          .getParsedSchema()
          .getParsedSchema();
    } catch (RuntimeException e) {
      if (root(e) instanceof ProblemDetails problem
          && "ContentNotFoundException".equals(problem.getName())) {
        throw WireFormat.refused(
            record,
            topic,
            "names schema %d, which the registry %s does not have".formatted(contentId, url));
      }
      throw new SchemaRegistryException(
          "The schema registry %s did not give schema %d (%s); see whether it runs and the URL is right"
              .formatted(url, contentId, reason(e)),
          e);
    }
  }

  private static String reason(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      // Its own cause is a closed channel, which says less.
      if (cause instanceof ConnectException) {
        return "no connection";
      }
    }
    Throwable root = root(e);
    return root instanceof ProblemDetails problem ? problem.getTitle() : root.toString();
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  @Override
  public void close() {
    serializer.close();
    deserializer.close();
  }
}
