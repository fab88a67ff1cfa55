package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.CameraState;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Puts the faces of each frame on the tracks of its camera, as the store {@value CameraStore#NAME}
 * has them. It only reads: {@link ShowProcessor} keeps what came of a frame once nothing can fail
 * any more, so that a frame that cannot be judged changes nothing.
 *
 * <p>Kafka Streams makes one for each partition it works on and calls it on one thread.
 */
final class TrackProcessor extends ContextualFixedKeyProcessor<String, Sighting, FollowedFrame> {

  private final FaceFollower follower;
  private @Nullable KeyValueStore<String, CameraState> store;

  TrackProcessor(FaceFollower follower) {
    this.follower = follower;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, FollowedFrame> context) {
    super.init(context);
    store = context.getStateStore(CameraStore.NAME);
  }

  @Override
  public void process(FixedKeyRecord<String, Sighting> record) {
    Sighting sighting = record.value();
    KeyValueStore<String, CameraState> own = requireNonNull(store, "init() comes first");
    CameraMemory before = CameraStates.memory(own.get(sighting.frame().getCameraId()));
    context().forward(record.withValue(follower.follow(before, sighting)));
  }
}
