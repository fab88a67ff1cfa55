package io.mien.stream.capture;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.synthetic.FaceModel;
import io.mien.recognition.synthetic.IdentityCode;
import io.mien.stream.capture.draw.Canvas;
import io.mien.stream.capture.draw.DrawnFace;
import io.mien.stream.capture.draw.EmotionTimeline;
import io.mien.stream.capture.draw.Scene;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A camera before which people stand who do not exist. It needs nothing but what ships with this
 * build, and tells with every frame which emotion each face was meant to show. The same parameters
 * give the same frames.
 *
 * <p>With an end it waits for whoever reads; without one it is live: where drawing cannot keep up
 * with the rate, it leaves out frames and stays in the present.
 */
final class GeneratedCamera implements FrameSource {

  private static final String FACES = "/io/mien/faces/default.faces";

  private final String name;
  private final GeneratedOptions options;
  private final Scene scene;
  private final Canvas canvas;
  private final FrameJpeg jpeg;
  private long index;
  private long dropped;
  private long start;

  private GeneratedCamera(String name, GeneratedOptions options, Scene scene, FrameJpeg jpeg) {
    this.name = name;
    this.options = options;
    this.scene = scene;
    this.canvas = new Canvas(options.width(), options.height());
    this.jpeg = jpeg;
  }

  /**
   * @param source {@code generated:} with or without parameters
   * @throws MienException if a parameter is wrong
   */
  static GeneratedCamera open(String source, CaptureOptions capture) {
    GeneratedOptions options = GeneratedOptions.parse(source, capture);
    FaceModel model = faces();
    List<Emotion> emotions = options.emotions().isEmpty() ? model.emotions() : options.emotions();
    for (Emotion emotion : emotions) {
      if (!model.emotions().contains(emotion)) {
        throw new MienException(
            "the face model of this build cannot draw %s; leave it out of emotions"
                .formatted(emotion.label()));
      }
    }
    Scene scene =
        new Scene(
            options.width(), options.height(), options.seed(), roles(options, model, emotions));
    return new GeneratedCamera(source, options, scene, new FrameJpeg(capture.withSize(null, null)));
  }

  private static FaceModel faces() {
    try (InputStream in = GeneratedCamera.class.getResourceAsStream(FACES)) {
      if (in == null) {
        throw new MienException(
            "this build has no face model at %s; run 'mien train faces'".formatted(FACES));
      }
      return FaceModel.load(in);
    } catch (IOException e) {
      throw new MienException(
          "the face model at %s cannot be read: %s; build again".formatted(FACES, e.getMessage()),
          e);
    }
  }

  private static List<Scene.Role> roles(
      GeneratedOptions options, FaceModel model, List<Emotion> emotions) {
    SplittableRandom random = new SplittableRandom(options.seed());
    Casting casting = new Casting(model, random.split());
    List<Scene.Role> roles = new ArrayList<>();
    for (int i = 0; i < options.faces(); i++) {
      IdentityCode identity = casting.next();
      double lead = i * (options.hold() + options.morph()) / Math.max(1, options.faces());
      roles.add(
          new Scene.Role(
              shares -> model.draw(identity, shares),
              new EmotionTimeline(
                  emotions, random.nextLong(), options.hold(), options.morph(), lead)));
    }
    return roles;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean live() {
    return options.seconds() == null;
  }

  @Override
  public long dropped() {
    return dropped;
  }

  @Override
  public Optional<CapturedFrame> next() {
    Long frames = options.frames();
    if ((frames != null && index >= frames) || Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    if (live() && index > 0) {
      catchUp();
    }
    double seconds = index / options.fps();
    CapturedFrame frame = draw(seconds);
    if (index == 0) {
      start = System.nanoTime();
    }
    index++;
    return Optional.of(frame);
  }

  private void catchUp() {
    long due = (long) ((System.nanoTime() - start) / 1e9 * options.fps());
    if (due > index) {
      dropped += due - index;
      index = due;
    }
  }

  private CapturedFrame draw(double seconds) {
    List<IntendedFace> faces =
        scene.draw(canvas, seconds).stream().map(GeneratedCamera::intended).toList();
    Duration position = Duration.ofNanos(Math.round(seconds * 1e9));
    try (Mat pixels = new Mat(canvas.height(), canvas.width(), CV_8UC3)) {
      pixels.data().put(canvas.bgr());
      return jpeg.encode(pixels, 0, position, faces);
    }
  }

  private static IntendedFace intended(DrawnFace face) {
    return new IntendedFace(face.box(), face.emotion(), face.share());
  }

  @Override
  public void close() {}
}
