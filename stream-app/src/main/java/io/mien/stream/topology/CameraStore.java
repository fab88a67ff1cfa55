package io.mien.stream.topology;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.CameraState;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of what is known of each camera. It lies in memory, because it holds a kilobyte or so
 * for each camera; its changelog brings it back after a crash or on another instance. A track is
 * worth nothing minutes later, so the changelog forgets as well as compacts, in small segments, and
 * never takes long to read.
 */
final class CameraStore {

  /** Name of the store; its changelog is {@code <application id>-tracks-changelog}. */
  static final String NAME = "tracks";

  private static final Logger LOG = LoggerFactory.getLogger(CameraStore.class);

  /** The changelog is this application's own: nobody needs a registry to read it. */
  private static final Serde<CameraState> STATES = AvroSerdes.of(null).serde(CameraState.class);

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

  static StoreBuilder<KeyValueStore<String, CameraState>> builder() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(NAME),
            Serdes.String(),
            Serdes.serdeFrom(STATES.serializer(), CameraStore::read))
        .withLoggingEnabled(CHANGELOG)
        .withCachingEnabled();
  }

  /** What another build wrote may be unreadable; that costs tracks, and must not cost more. */
  private static @Nullable CameraState read(String topic, byte @Nullable [] state) {
    try {
      return STATES.deserializer().deserialize(topic, state);
    } catch (SerializationException e) {
      LOG.warn("the faces of a camera get new tracks: {}", e.getMessage());
      return null;
    }
  }
}
