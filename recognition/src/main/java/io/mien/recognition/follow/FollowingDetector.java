package io.mien.recognition.follow;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.face.ReducedImage;
import io.mien.recognition.frame.Frame;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the faces of cameras: now and then by a detector, and by following them in between. A frame
 * on which a face is lost is searched at once, and so are frames that are not newer than the one
 * before, those of another size, and the first ones after this was made. Somebody who comes into
 * view is seen with the next detection.
 *
 * <p>What it remembers of a camera is its newest frame, in gray and reduced. A camera that is
 * silent for the time-out is forgotten as soon as another one sends something, and there is room
 * for {@value #MOST_CAMERAS}. Not thread-safe; the detector's rules about threads hold.
 */
public final class FollowingDetector implements AutoCloseable {

  private static final int MOST_CAMERAS = 256;

  /** Smaller than for detection: flow is told in fractions of a pixel. */
  private static final int LONGEST_SIDE = 320;

  private final FaceDetector detector;
  private final FollowSettings settings;
  private final ReducedImage reducer = new ReducedImage(LONGEST_SIDE);

  /** Null where nothing is followed: its libraries need not be loaded then. */
  private final @Nullable FaceFlow flow;

  /** The one that was heard of longest ago comes first. */
  private final Map<String, Known> cameras = new LinkedHashMap<>(16, .75f, true);

  /** A camera and when its newest frame came, in nanoseconds of this process. */
  private record Known(FollowedCamera camera, long heardAt) {}

  /**
   * @param detector owned from now on
   */
  public FollowingDetector(FaceDetector detector, FollowSettings settings) {
    this.detector = requireNonNull(detector, "detector");
    this.settings = requireNonNull(settings, "settings");
    this.flow = settings.isOn() ? new FaceFlow() : null;
  }

  /** The faces of a picture that belongs to no camera. */
  public Search find(Frame frame) {
    long start = System.nanoTime();
    List<Face> faces = detector.detect(frame);
    return new Search(faces, System.nanoTime() - start, 0);
  }

  /**
   * The faces of the next frame of a camera.
   *
   * @param at capture of the frame
   */
  public Search find(Frame frame, String camera, Instant at) {
    if (flow == null) {
      return find(frame);
    }
    long start = System.nanoTime();
    FollowedCamera known = camera(camera, frame, start);
    Optional<List<Face>> followed =
        known.isDue(at, settings) ? Optional.empty() : known.follow(at, frame, reducer, flow);
    long tried = System.nanoTime();
    if (followed.isPresent()) {
      return new Search(followed.get(), 0, tried - start);
    }
    List<Face> faces = detector.detect(frame);
    long detected = System.nanoTime();
    known.detected(at, faces, faces.isEmpty() ? null : GrayPicture.of(frame, reducer));
    return new Search(faces, detected - tried, tried - start + System.nanoTime() - detected);
  }

  /** What is known of a camera; nothing if it is new or sends frames of another size. */
  private FollowedCamera camera(String name, Frame frame, long now) {
    forgetSilent(now);
    Known known = cameras.get(name);
    if (known != null && !known.camera().fits(frame)) {
      known.camera().close();
      known = null;
    }
    FollowedCamera camera = known == null ? new FollowedCamera(frame) : known.camera();
    cameras.put(name, new Known(camera, now));
    return camera;
  }

  private void forgetSilent(long now) {
    Iterator<Known> oldest = cameras.values().iterator();
    while (oldest.hasNext()) {
      Known known = oldest.next();
      if (cameras.size() <= MOST_CAMERAS && now - known.heardAt() <= settings.timeout().toNanos()) {
        return;
      }
      known.camera().close();
      oldest.remove();
    }
  }

  @Override
  public void close() {
    cameras.values().forEach(known -> known.camera().close());
    cameras.clear();
    if (flow != null) {
      flow.close();
    }
    reducer.close();
    detector.close();
  }
}
