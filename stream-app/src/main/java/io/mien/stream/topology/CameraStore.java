package io.mien.stream.topology;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.CameraState;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores of what is known of each camera. They lie in memory, because they hold a few kilobytes for
 * each camera; their changelogs bring them back after a crash or on another instance. What was
 * going on is worth nothing hours later, so a changelog forgets as well as compacts, in small
 * segments, and never takes long to read.
 */
final class CameraStore {

  /** Name of the store of tracks; its changelog is {@code <application id>-tracks-changelog}. */
  static final String NAME = "tracks";

  private static final Logger LOG = LoggerFactory.getLogger(CameraStore.class);

  /** Changelogs are this application's own: nobody needs a registry to read them. */
  private static final AvroSerdes SERDES = AvroSerdes.of(null);

  private static final Map<String, String> CHANGELOG =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG,
          Long.toString(Duration.ofHours(1).toMillis()),
          TopicConfig.SEGMENT_MS_CONFIG,
          Long.toString(Duration.ofMinutes(10).toMillis()),
          TopicConfig.SEGMENT_BYTES_CONFIG,
          Integer.toString(16 << 20));

  private CameraStore() {}

  /** The store of tracks. */
  static StoreBuilder<KeyValueStore<String, CameraState>> builder() {
    return builder(NAME, CameraState.class);
  }

  /** A store of one record for each camera. */
  static <T extends SpecificRecord> StoreBuilder<KeyValueStore<String, T>> builder(
      String name, Class<T> record) {
    Serde<T> states = SERDES.serde(record);
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name),
            Serdes.String(),
            Serdes.serdeFrom(states.serializer(), new Lenient<>(name, states.deserializer())))
        .withLoggingEnabled(CHANGELOG)
        .withCachingEnabled();
  }

  /**
   * What another build wrote may be unreadable; that costs what was known of a camera, and must not
   * cost more.
   */
  private record Lenient<T>(String store, Deserializer<T> states) implements Deserializer<T> {

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] state) {
      try {
        return states.deserialize(topic, state);
      } catch (SerializationException e) {
        LOG.warn("what '{}' knew of a camera is forgotten: {}", store, e.getMessage());
        return null;
      }
    }
  }
}
