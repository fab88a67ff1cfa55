package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.CameraAlerts;
import io.mien.schemas.CameraEpisodes;
import io.mien.schemas.CameraState;
import io.mien.schemas.CameraWindows;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the application knows of a camera at this moment, out of the stores of its processors. The
 * instance that works on a camera's partition knows about it; any instance knows which one that is.
 * Safe for use by many threads.
 */
public final class CameraQueries {

  private final KafkaStreams streams;
  private final @Nullable HostInfo self;

  /**
   * @param self what other instances reach this one by; null if they cannot
   */
  CameraQueries(KafkaStreams streams, @Nullable HostInfo self) {
    this.streams = requireNonNull(streams, "streams");
    this.self = self;
  }

  /** Who knows about a camera. */
  public sealed interface Holder {

    /** This instance. */
    record Here() implements Holder {}

    /** Another one, which listens there. */
    record There(String host, int port) implements Holder {}

    /** Nobody at the moment: cameras are being shared out. */
    record Nobody() implements Holder {}
  }

  /** Which instance works on the camera's partition. */
  public Holder holder(String cameraId) {
    KeyQueryMetadata metadata;
    try {
      metadata = streams.queryMetadataForKey(CameraStore.NAME, cameraId, new StringSerializer());
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return new Holder.Nobody();
    }
    if (metadata.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      return new Holder.Nobody();
    }
    HostInfo active = metadata.activeHost();
    return self == null || active.equals(self) || active.port() < 0
        ? new Holder.Here()
        : new Holder.There(active.host(), active.port());
  }

  /**
   * Its tracks and what they show; empty if this instance knows of none.
   *
   * @throws NotNowException while cameras are being shared out
   */
  public Optional<CameraState> tracks(String cameraId) {
    return find(CameraStore.NAME, cameraId);
  }

  /**
   * What its faces are showing; empty if this instance knows of none.
   *
   * @throws NotNowException while cameras are being shared out
   */
  public Optional<CameraEpisodes> episodes(String cameraId) {
    return find(EpisodeLogic.STORE, cameraId);
  }

  /**
   * Its windows that are open; empty if this instance knows of none.
   *
   * @throws NotNowException while cameras are being shared out
   */
  public Optional<CameraWindows> windows(String cameraId) {
    return find(SummaryLogic.STORE, cameraId);
  }

  /**
   * The rules it meets; empty if this instance knows of none.
   *
   * @throws NotNowException while cameras are being shared out
   */
  public Optional<CameraAlerts> alerts(String cameraId) {
    return find(AlertLogic.STORE, cameraId);
  }

  private <T> Optional<T> find(String store, String cameraId) {
    try {
      ReadOnlyKeyValueStore<String, T> records =
          streams.store(
              StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore()));
      return Optional.ofNullable(records.get(cameraId));
    } catch (InvalidStateStoreException e) {
      throw new NotNowException(
          "cameras are being shared out among the instances; ask again in a moment", e);
    }
  }

  /** The stores cannot be read at this moment; in a moment they can. */
  public static final class NotNowException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotNowException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
