package io.mien.recognition.follow;

import static java.util.Comparator.comparing;

import io.mien.recognition.face.Box;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceOrder;
import io.mien.recognition.face.ReducedImage;
import io.mien.recognition.frame.Frame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest frame of one camera, as far as following its faces needs it. Owns the picture. Not
 * thread-safe.
 */
final class FollowedCamera implements AutoCloseable {

  /** A detection that overlaps less with a face of the frame before is another one. */
  private static final float SAME_FACE = 0.3f;

  private final int width;
  private final int height;
  private Instant capturedAt = Instant.MIN;
  private Instant detectedAt = Instant.MIN;
  private List<SeenFace> faces = List.of();

  /** Null where there is nobody to follow. */
  private @Nullable GrayPicture picture;

  private record SeenFace(Face face, int detections) {}

  /** Of a camera that sends frames of that size. */
  FollowedCamera(Frame frame) {
    this.width = frame.width();
    this.height = frame.height();
  }

  /** Whether its frames have that size still. */
  boolean fits(Frame frame) {
    return frame.width() == width && frame.height() == height;
  }

  /** Whether a frame of that time has to be searched, and not only followed. */
  boolean isDue(Instant at, FollowSettings settings) {
    return !at.isAfter(capturedAt)
        || !at.isBefore(detectedAt.plus(settings.detectEvery()))
        || at.isAfter(capturedAt.plus(settings.timeout()))
        || faces.stream().anyMatch(seen -> seen.detections() < settings.confirmation());
  }

  /**
   * Follows the faces to the next frame, and remembers it.
   *
   * @return empty if one of them was lost; then all is as before
   */
  Optional<List<Face>> follow(Instant at, Frame frame, ReducedImage reducer, FaceFlow flow) {
    GrayPicture before = picture;
    if (before == null) {
      capturedAt = at;
      return Optional.of(List.of());
    }
    List<SeenFace> moved = new ArrayList<>();
    GrayPicture next = GrayPicture.of(frame, reducer);
    try {
      for (SeenFace seen : faces) {
        flow.follow(before, next, seen.face())
            .ifPresent(face -> moved.add(new SeenFace(face, seen.detections())));
      }
    } finally {
      if (moved.size() < faces.size()) {
        next.close();
      }
    }
    if (moved.size() < faces.size()) {
      return Optional.empty();
    }
    remember(at, moved, next);
    return Optional.of(faces.stream().map(SeenFace::face).toList());
  }

  /**
   * Remembers a frame whose faces were detected.
   *
   * @param next owned from now on; null if there are no faces
   */
  void detected(Instant at, List<Face> found, @Nullable GrayPicture next) {
    List<SeenFace> after = new ArrayList<>();
    for (Face face : found) {
      after.add(new SeenFace(face, 1 + detections(face.box())));
    }
    detectedAt = at;
    remember(at, after, next);
  }

  /** How many detections have shown a face there so far. */
  private int detections(Box box) {
    int detections = 0;
    float most = SAME_FACE;
    for (SeenFace seen : faces) {
      float overlap = seen.face().box().overlap(box);
      if (overlap >= most) {
        most = overlap;
        detections = seen.detections();
      }
    }
    return detections;
  }

  private void remember(Instant at, List<SeenFace> after, @Nullable GrayPicture next) {
    close();
    capturedAt = at;
    faces = after.stream().sorted(comparing(SeenFace::face, FaceOrder.LEFT_TO_RIGHT)).toList();
    picture = next;
  }

  @Override
  public void close() {
    if (picture != null) {
      picture.close();
      picture = null;
    }
  }
}
