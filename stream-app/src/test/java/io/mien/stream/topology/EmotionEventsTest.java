package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.FoundFace;
import io.mien.recognition.FoundFrame;
import io.mien.recognition.StageLatencies;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.face.Box;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.quality.FaceQuality;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.ExpertRouter;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.recognition.route.Trigger;
import io.mien.schemas.BundleReference;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.ExpertRouting;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.RoutingTrigger;
import io.mien.schemas.VideoFrame;
import io.mien.stream.topology.JudgedFrame.JudgedFace;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What events tell of the way that a face went. */
class EmotionEventsTest {

  private static final List<Emotion> LABELS =
      List.of(Emotion.NEUTRAL, Emotion.DISGUST, Emotion.ANGER);
  private static final EmotionEstimate PARENT = new EmotionEstimate(answer(.25f, .25f, .5f), null);
  private static final Probabilities CHILD = answer(0, .75f, .25f);

  @Test
  void shouldTellOfTheChildThatDecided() {
    EmotionEvent event = event(routed(new Trigger.Margin(.5), 0));

    assertThat(event.getRoute()).isEqualTo(EmotionRoute.EXPERT);
    assertThat(event.getEmotion()).isEqualTo("Disgust");
    assertThat(event.getProbabilities())
        .containsEntry("Neutral", .25f)
        .containsEntry("Disgust", .5625f)
        .containsEntry("Anger", .1875f);
    ExpertRouting routing = event.getRouting();
    assertThat(routing.getGroup()).isEqualTo("anger-disgust");
    assertThat(routing.getTrigger()).isEqualTo(RoutingTrigger.MARGIN);
    assertThat(routing.getChild()).isEqualTo("second");
    assertThat(routing.getDivergences()).containsOnlyKeys("first", "second");
    assertThat(routing.getDivergences().get("first")).isZero();
    assertThat(routing.getParentEmotion()).isEqualTo("Anger");
    assertThat(routing.getParentProbabilities()).containsEntry("Anger", .5f);
  }

  @Test
  void shouldTellOfChildrenThatDidNotDecide() {
    EmotionEvent event = event(routed(new Trigger.Neighbourhood(0, 0, 1), 16));

    assertThat(event.getRoute()).isEqualTo(EmotionRoute.PARENT);
    assertThat(event.getEmotion()).isEqualTo("Anger");
    assertThat(event.getRouting().getTrigger()).isEqualTo(RoutingTrigger.NEIGHBOURHOOD);
    assertThat(event.getRouting().getChild()).isNull();
    assertThat(event.getRouting().getDivergences()).hasSize(2);
    assertThat(event.getProbabilities()).isEqualTo(event.getRouting().getParentProbabilities());
  }

  @Test
  void shouldTellOfNoRoutingWhereTheParentWasAlone() {
    EmotionEvent event = event(RoutedEstimate.ofParent(PARENT));

    assertThat(event.getRoute()).isEqualTo(EmotionRoute.PARENT);
    assertThat(event.getRouting()).isNull();
  }

  /** The first child answers like the parent and is never chosen. */
  private static RoutedEstimate routed(Trigger trigger, double secondFrom) {
    ExpertGroup group =
        new ExpertGroup(
            "anger-disgust",
            List.of(Emotion.ANGER, Emotion.DISGUST),
            trigger,
            List.of(
                new Child("first", 10, 11),
                new Child("second", secondFrom, Double.POSITIVE_INFINITY)),
            true);
    return new ExpertRouter(List.of(group))
        .decide(group, PARENT, List.of(PARENT.probabilities(), CHILD));
  }

  private static final Bundles BUNDLES =
      Bundles.fixed(
          () -> {
            throw new AssertionError("the face is found already");
          },
          RoutedEmotionModel.alone(new BrightIsHappy()),
          new BundleReference("b", "1", "0".repeat(64)));

  private static EmotionEvent event(RoutedEstimate routed) {
    Face face =
        new Face(
            new Box(1, 2, 30, 40), Landmarks.ofEyes(new Point(10, 10), new Point(20, 10)), .9f);
    FoundFace found =
        new FoundFace(face, AlignedCrop.of(1, 1, new byte[1]), new FaceQuality(35, .4, null));
    VideoFrame frame =
        VideoFrame.newBuilder()
            .setCameraId("door")
            .setSequence(0)
            .setCapturedAt(Instant.EPOCH)
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(64)
            .setHeight(48)
            .setBytes(ByteBuffer.allocate(0))
            .build();
    FoundFrame faces =
        new FoundFrame(64, 48, List.of(found), List.of(), new StageLatencies(1, 1, 0, 1, 0));
    Sighting sighting =
        new Sighting(frame, new Coordinates("mien.frames", 0, 0), 0, faces, BUNDLES.acquire());
    FollowedFrame followed =
        new FaceFollower(TrackingSettings.defaults(.7f).tracker())
            .follow(CameraMemory.NONE, sighting);
    JudgedFrame judged =
        new JudgedFrame(
            followed,
            List.of(new JudgedFace(followed.faces().get(0), List.of(), routed)),
            new BundleReference("b", "1", "0".repeat(64)),
            faces.latencies().withInferMs(1));
    return new EmotionShow(TrackingSettings.defaults(.7f))
        .show(judged, Instant.EPOCH)
        .events()
        .get(0);
  }

  private static Probabilities answer(float neutral, float disgust, float anger) {
    return Probabilities.of(LABELS, new float[] {neutral, disgust, anger});
  }
}
