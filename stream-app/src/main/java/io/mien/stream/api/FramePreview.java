package io.mien.stream.api;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.VideoFrame;
import io.mien.stream.frames.ClaimException;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest picture of a camera, for as long as somebody keeps asking for it. Pictures of people
 * stay in the frames topic: unless told otherwise only frames that a generated camera drew are kept
 * here, and that is decided frame by frame. While nobody watches, nothing is read. Safe for use by
 * many threads.
 */
final class FramePreview implements AutoCloseable {

  private static final Duration INTEREST = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(FramePreview.class);

  private final FramePictures pictures;
  private final boolean everyCamera;
  private final InstantSource clock = InstantSource.system();
  private final Map<String, Instant> watchedUntil = new HashMap<>();
  private final Map<String, Picture> newest = new HashMap<>();
  private final TopicTail<VideoFrame> tail;
  private boolean closed;

  private FramePreview(
      Map<String, Object> client,
      Topics topics,
      AvroSerdes serdes,
      FramePictures pictures,
      boolean everyCamera) {
    this.pictures = pictures;
    this.everyCamera = everyCamera;
    this.tail =
        TopicTail.start(
            client, topics.frames(), serdes.serde(VideoFrame.class).deserializer(), new Frames());
  }

  /**
   * Gets ready to read frames; begins with the first question.
   *
   * @param client bootstrap.servers and whatever else a client needs
   * @param pictures where those of frames are
   * @param everyCamera keep the pictures of real cameras too
   * @throws io.mien.recognition.MienException if these properties make no consumer
   */
  static FramePreview start(
      Map<String, Object> client,
      Topics topics,
      AvroSerdes serdes,
      FramePictures pictures,
      boolean everyCamera) {
    return new FramePreview(client, topics, serdes, pictures, everyCamera);
  }

  /** Whether pictures of that camera may be shown at all. */
  boolean isAllowed(CameraState camera) {
    return everyCamera || camera.generated();
  }

  /** The newest picture; empty until one came. Asking keeps the camera watched for a while. */
  synchronized Optional<Picture> newest(String cameraId) {
    watchedUntil.put(cameraId, clock.instant().plus(INTEREST));
    notifyAll();
    return Optional.ofNullable(newest.get(cameraId));
  }

  private synchronized boolean isWatched(String cameraId) {
    return watchedUntil.containsKey(cameraId);
  }

  private void keep(VideoFrame frame) {
    Picture picture = everyCamera || !frame.getIntendedFaces().isEmpty() ? picture(frame) : null;
    synchronized (this) {
      if (picture == null) {
        newest.remove(frame.getCameraId());
      } else {
        newest.put(frame.getCameraId(), picture);
      }
    }
  }

  private @Nullable Picture picture(VideoFrame frame) {
    try {
      return Picture.of(frame, pictures.of(frame));
    } catch (ClaimException | MienException e) {
      // The stream sets such a frame aside, or stops, and tells why.
      LOG.debug("no preview of frame {}", frame.getSequence(), e);
      return null;
    }
  }

  private synchronized boolean awaitWatcher() throws InterruptedException {
    Instant now = clock.instant();
    watchedUntil.values().removeIf(until -> until.isBefore(now));
    newest.keySet().retainAll(watchedUntil.keySet());
    boolean waited = false;
    while (watchedUntil.isEmpty() && !closed) {
      waited = true;
      wait();
    }
    return waited;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    tail.close();
  }

  private final class Frames implements TopicTail.Listener<VideoFrame> {

    @Override
    public boolean awaitDemand() throws InterruptedException {
      return awaitWatcher();
    }

    @Override
    public boolean wants(String key) {
      return isWatched(key);
    }

    @Override
    public void accept(VideoFrame frame) {
      keep(frame);
    }
  }
}
