package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.schemas.CameraState;
import io.mien.schemas.CoordinateState;
import io.mien.schemas.SmoothedState;
import io.mien.schemas.TimelineState;
import io.mien.schemas.TrackState;
import io.mien.stream.smooth.SmoothedEmotion;
import io.mien.stream.track.CameraTracks;
import io.mien.stream.track.CoordinateEstimate;
import io.mien.stream.track.FaceMotion;
import io.mien.stream.track.Timeline;
import io.mien.stream.track.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings what is kept of a camera into the record of the state store and back, without loss. */
final class CameraStates {

  private CameraStates() {}

  static CameraState of(String cameraId, CameraMemory memory) {
    return new CameraState(
        cameraId,
        state(memory.tracks().current(), memory.shown()),
        state(memory.tracks().earlier(), memory.shown()));
  }

  /** What a store holds; nothing for a camera it does not know. */
  static CameraMemory memory(@Nullable CameraState state) {
    if (state == null) {
      return CameraMemory.NONE;
    }
    Map<String, SmoothedEmotion> shown = new HashMap<>();
    Timeline current = timeline(state.getCurrent(), shown);
    Timeline earlier = timeline(state.getEarlier(), shown);
    return new CameraMemory(new CameraTracks(current, earlier), shown);
  }

  private static @Nullable TimelineState state(
      @Nullable Timeline timeline, Map<String, SmoothedEmotion> shown) {
    if (timeline == null) {
      return null;
    }
    List<TrackState> tracks = new ArrayList<>();
    for (Track track : timeline.tracks()) {
      tracks.add(
          new TrackState(
              track.id(),
              track.startedAt(),
              track.seenAt(),
              track.frames(),
              state(track.motion().x()),
              state(track.motion().y()),
              state(track.motion().logSize()),
              state(shown.get(track.id()))));
    }
    return new TimelineState(timeline.startedAt(), timeline.at(), tracks);
  }

  private static @Nullable Timeline timeline(
      @Nullable TimelineState state, Map<String, SmoothedEmotion> shown) {
    if (state == null) {
      return null;
    }
    List<Track> tracks = new ArrayList<>();
    for (TrackState track : state.getTracks()) {
      FaceMotion motion =
          new FaceMotion(
              estimate(track.getX()), estimate(track.getY()), estimate(track.getLogSize()));
      tracks.add(
          new Track(
              track.getId(), track.getStartedAt(), track.getSeenAt(), track.getFrames(), motion));
      if (track.getSmoothed() != null) {
        shown.put(track.getId(), smoothed(track.getSmoothed()));
      }
    }
    return new Timeline(state.getStartedAt(), state.getAt(), tracks);
  }

  private static CoordinateState state(CoordinateEstimate estimate) {
    return new CoordinateState(
        estimate.position(),
        estimate.velocity(),
        estimate.positionVariance(),
        estimate.covariance(),
        estimate.velocityVariance());
  }

  private static CoordinateEstimate estimate(CoordinateState state) {
    return new CoordinateEstimate(
        state.getPosition(),
        state.getVelocity(),
        state.getPositionVariance(),
        state.getCovariance(),
        state.getVelocityVariance());
  }

  private static @Nullable SmoothedState state(@Nullable SmoothedEmotion smoothed) {
    if (smoothed == null) {
      return null;
    }
    Emotion shown = smoothed.shown();
    return new SmoothedState(
        EmotionEvents.map(smoothed.probabilities()),
        smoothed.at(),
        shown == null ? null : shown.label());
  }

  private static SmoothedEmotion smoothed(SmoothedState state) {
    List<Emotion> labels =
        Emotion.all().stream()
            .filter(e -> state.getProbabilities().containsKey(e.label()))
            .toList();
    float[] values = new float[labels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = requireNonNull(state.getProbabilities().get(labels.get(i).label()));
    }
    Emotion shown =
        state.getShown() == null ? null : Emotion.ofLabel(state.getShown()).orElse(null);
    return new SmoothedEmotion(Probabilities.of(labels, values), state.getAt(), shown);
  }
}
