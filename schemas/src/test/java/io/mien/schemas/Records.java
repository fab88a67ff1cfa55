package io.mien.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One filled record of each kind. */
final class Records {

  static final Instant CAPTURED = Instant.ofEpochMilli(1_767_225_600_123L);

  private Records() {}

  static VideoFrame videoFrame() {
    return VideoFrame.newBuilder()
        .setCameraId("door")
        .setSequence(7)
        .setCapturedAt(CAPTURED)
        .setEncoding(FrameEncoding.JPEG)
        .setWidth(640)
        .setHeight(480)
        .setBytes(ByteBuffer.wrap("not a picture of anybody".getBytes(UTF_8)))
        .setClaim(new FrameClaim("20260101T0000Z/a.jpeg", "cd".repeat(32), 12_345_678L))
        .setIntendedFaces(List.of(new IntendedFace(1f, 2f, 30f, 40f, "Happy", .9f)))
        .build();
  }

  static EmotionEvent emotionEvent() {
    return EmotionEvent.newBuilder()
        .setEventId("mien.frames-0-42-1")
        .setCameraId("door")
        .setSequence(7)
        .setCapturedAt(CAPTURED)
        .setProcessedAt(CAPTURED.plusMillis(20))
        .setFrameWidth(640)
        .setFrameHeight(480)
        .setFaceIndex(1)
        .setBox(new FaceBox(10f, 20f, 100f, 120f))
        .setLandmarks(
            FaceLandmarks.newBuilder()
                .setRightEye(new PixelPoint(40f, 60f))
                .setLeftEye(new PixelPoint(80f, 60f))
                .setNose(new PixelPoint(60f, 80f))
                .build())
        .setDetectorScore(.93f)
        .setTrack(new FaceTrack("mien.frames-0-40-0", CAPTURED.minusMillis(80), 3L, true))
        .setQuality(new FaceQuality(110f, .42f, 12f, -3f, 1f, List.of()))
        .setJudged(true)
        .setJudgedAt(CAPTURED)
        .setEmotion("Happy")
        .setProbabilities(Map.of("Neutral", .1f, "Happy", .9f))
        .setSmoothedProbabilities(Map.of("Neutral", .4f, "Happy", .6f))
        .setShownEmotion("UNCERTAIN")
        .setValence(.6f)
        .setRoute(EmotionRoute.PARENT)
        .setBundle(new BundleReference("compact", "1.0.0", "ab".repeat(32)))
        .setLatency(new StageLatency(1f, 9f, .5f, 3f))
        .setIntended(new IntendedEmotion("Happy", 1f))
        .build();
  }

  /** An event whose face was too small to be judged. */
  static EmotionEvent unjudgedEvent() {
    return EmotionEvent.newBuilder(emotionEvent())
        .setQuality(
            FaceQuality.newBuilder()
                .setSize(11f)
                .setBlur(.7f)
                .setFailed(List.of(QualityGate.TOO_SMALL, QualityGate.BLURRED))
                .build())
        .setJudged(false)
        .setJudgedAt(null)
        .setEmotion(null)
        .setProbabilities(null)
        .setSmoothedProbabilities(null)
        .setValence(null)
        .setRoute(EmotionRoute.UNKNOWN)
        .build();
  }

  /** An event whose face a child model decided. */
  static EmotionEvent routedEvent() {
    return EmotionEvent.newBuilder(emotionEvent())
        .setEmotion("Disgust")
        .setProbabilities(Map.of("Anger", .25f, "Disgust", .75f))
        .setRoute(EmotionRoute.EXPERT)
        .setRouting(
            ExpertRouting.newBuilder()
                .setGroup("anger-disgust")
                .setTrigger(RoutingTrigger.MARGIN)
                .setChild("wrong")
                .setDivergences(Map.of("right", .02f, "wrong", .66f))
                .setParentEmotion("Anger")
                .setParentProbabilities(Map.of("Anger", .625f, "Disgust", .375f))
                .build())
        .build();
  }

  static CameraState cameraState() {
    CoordinateState x = new CoordinateState(60d, -3d, 4d, .5d, 100d);
    CoordinateState size = new CoordinateState(4.7, 0d, .01, 0d, .2);
    SmoothedState smoothed =
        new SmoothedState(Map.of("Neutral", .4f, "Happy", .6f), CAPTURED, "Happy");
    TrackState track =
        new TrackState(
            "mien.frames-0-40-0",
            CAPTURED.minusMillis(80),
            CAPTURED,
            3L,
            x,
            x,
            size,
            smoothed,
            new JudgmentState(
                CAPTURED, Map.of("Neutral", .1f, "Happy", .9f), .6f, null, false, "ab", 80L));
    return CameraState.newBuilder()
        .setCameraId("door")
        .setCurrent(new TimelineState(CAPTURED.minusMillis(80), CAPTURED, List.of(track)))
        .setEarlier(new TimelineState(CAPTURED, CAPTURED, List.of()))
        .build();
  }

  static Episode episode() {
    return new Episode(
        "mien.frames-0-42-1",
        "door",
        "mien.frames-0-40-0",
        "Happy",
        EpisodePhase.ENDED,
        CAPTURED,
        CAPTURED.plusMillis(900),
        900L,
        12L,
        .75f,
        .9f,
        CAPTURED.plusMillis(400),
        EpisodeEnd.CHANGED);
  }

  static CameraEpisodes cameraEpisodes() {
    Stretch happy =
        new Stretch(
            "mien.frames-0-42-1", "Happy", CAPTURED, CAPTURED, 2L, 1.5, .9f, CAPTURED, CAPTURED);
    Stretch sad =
        new Stretch("mien.frames-0-44-1", "Sad", CAPTURED, CAPTURED, 1L, .6, .6f, CAPTURED, null);
    return new CameraEpisodes(
        "door", List.of(new TrackEpisodes("mien.frames-0-40-0", CAPTURED, happy, CAPTURED, sad)));
  }

  static Summary summary() {
    return Summary.newBuilder()
        .setSummaryId("mien.frames-0-42-1767225600000-10000")
        .setCameraId("door")
        .setWindowStart(CAPTURED.minusMillis(123))
        .setWindowEnd(CAPTURED.plusMillis(9_877))
        .setLengthMs(10_000)
        .setAdvanceMs(10_000)
        .setClosedBy(WindowEnd.PASSED)
        .setFirstFrameAt(CAPTURED)
        .setLastFrameAt(CAPTURED.plusMillis(9_000))
        .setFrames(100)
        .setLateFrames(2)
        .setShedFrames(5)
        .setFaces(150)
        .setMeanFaces(1.5f)
        .setMaxFaces(2)
        .setTracks(3)
        .setJudgedFaces(100)
        .setKnownFaces(140)
        .setUnjudgedShare(.0667f)
        .setUncertainShare(.2f)
        .setMeanProbabilities(Map.of("Neutral", .1f, "Happy", .9f))
        .setShown(Map.of("Happy", 112L, "UNCERTAIN", 28L))
        .setMeanValence(.5f)
        .setRoutedShare(.1f)
        .setExpertShare(.05f)
        .build();
  }

  static CameraWindows cameraWindows() {
    OpenWindow window =
        new OpenWindow(
            CAPTURED,
            10_000L,
            10_000L,
            "mien.frames-0-42",
            CAPTURED,
            CAPTURED,
            1L,
            0L,
            3L,
            2L,
            2,
            1,
            2L,
            2L,
            Map.of("Happy", 1.5),
            Map.of("Happy", 2L),
            1L,
            .5,
            -.5,
            1L,
            1L);
    return new CameraWindows(
        "door",
        new WindowTimeline(CAPTURED, CAPTURED, 1L, List.of(window)),
        new WindowTimeline(CAPTURED, CAPTURED, 0L, List.of()),
        List.of(window),
        List.of(new SeenTrack("mien.frames-0-40-0", CAPTURED)));
  }

  static Alert alert() {
    return Alert.newBuilder()
        .setAlertId("mien.frames-0-42-1/angry")
        .setCameraId("door")
        .setRule("angry")
        .setCondition("Anger > 0.6 for 10s")
        .setPhase(AlertPhase.CLEARED)
        .setTrackId("mien.frames-0-40-0")
        .setSince(CAPTURED)
        .setRaisedAt(CAPTURED.plusMillis(10_000))
        .setSeenAt(CAPTURED.plusMillis(12_000))
        .setDurationMs(12_000)
        .setValue(.7f)
        .setPeak(.9f)
        .setSuppressed(0)
        .setEndReason(AlertEnd.FACE_LEFT)
        .build();
  }

  static CameraAlerts cameraAlerts() {
    AlertSubject raised =
        new AlertSubject(
            "mien.frames-0-40-0", CAPTURED, CAPTURED, .7, .9, false, "x/angry", CAPTURED);
    AlertSubject camera = new AlertSubject(null, CAPTURED, CAPTURED, 3.0, 3.0, true, null, null);
    return new CameraAlerts(
        "door",
        List.of(
            new RuleState("angry", "Anger > 0.6", CAPTURED, 2L, List.of(raised)),
            new RuleState("crowd", "faces > 2", null, 0L, List.of(camera))));
  }

  static DeadLetter deadLetter() {
    return DeadLetter.newBuilder()
        .setReason(DeadLetterReason.DAMAGED)
        .setSentence("The picture ends early.")
        .setCameraId("door")
        .setSequence(7L)
        .setSourceTopic("mien.frames")
        .setSourcePartition(0)
        .setSourceOffset(42)
        .setFailedAt(CAPTURED)
        .build();
  }

  static ModelNotice modelNotice() {
    return ModelNotice.newBuilder()
        .setKind(NoticeKind.REFUSED)
        .setRole(BundleRole.LIVE)
        .setBundle("compact-2")
        .setName("compact")
        .setVersion("1.0.0")
        .setSha256("ab".repeat(32))
        .setInstance("mien-stream@door-pc/42")
        .setAnswerTo(CAPTURED.minusSeconds(2))
        .setSentence("The bundle compact-2 is not here.")
        .setAt(CAPTURED)
        .build();
  }

  static ShadowComparison shadowComparison() {
    return ShadowComparison.newBuilder()
        .setEventId("mien.frames-0-42-1")
        .setCameraId("door")
        .setSequence(7)
        .setCapturedAt(CAPTURED)
        .setComparedAt(CAPTURED.plusMillis(40))
        .setLive(
            new BundleAnswer(
                "compact", "1", "ab".repeat(32), "Happy", Map.of("Happy", .75f, "Sad", .25f)))
        .setShadow(
            new BundleAnswer(
                "compact", "2", "cd".repeat(32), "Sad", Map.of("Happy", .25f, "Sad", .75f)))
        .setDivergence(.549)
        .setDiffers(true)
        .setShadowMs(3.5f)
        .build();
  }
}
