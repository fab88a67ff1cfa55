package io.mien.stream.topology;

import io.mien.schemas.CameraState;
import io.mien.schemas.CoordinateState;
import io.mien.schemas.TimelineState;
import io.mien.schemas.TrackState;
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
        state(memory.tracks().current(), memory.known()),
        state(memory.tracks().earlier(), memory.known()));
  }

  /** What a store holds; nothing for a camera it does not know. */
  static CameraMemory memory(@Nullable CameraState state) {
    if (state == null) {
      return CameraMemory.NONE;
    }
    Map<String, TrackMemory> known = new HashMap<>();
    Timeline current = timeline(state.getCurrent(), known);
    Timeline earlier = timeline(state.getEarlier(), known);
    return new CameraMemory(new CameraTracks(current, earlier), known);
  }

  private static @Nullable TimelineState state(
      @Nullable Timeline timeline, Map<String, TrackMemory> known) {
    if (timeline == null) {
      return null;
    }
    List<TrackState> tracks = new ArrayList<>();
    for (Track track : timeline.tracks()) {
      TrackMemory memory = known.get(track.id());
      tracks.add(
          new TrackState(
              track.id(),
              track.startedAt(),
              track.seenAt(),
              track.frames(),
              state(track.motion().x()),
              state(track.motion().y()),
              state(track.motion().logSize()),
              memory == null ? null : AnswerStates.of(memory.smoothed()),
              memory == null ? null : AnswerStates.of(memory.last())));
    }
    return new TimelineState(timeline.startedAt(), timeline.at(), tracks);
  }

  private static @Nullable Timeline timeline(
      @Nullable TimelineState state, Map<String, TrackMemory> known) {
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
      if (track.getSmoothed() != null && track.getJudged() != null) {
        known.put(
            track.getId(),
            new TrackMemory(
                AnswerStates.smoothed(track.getSmoothed()),
                AnswerStates.judgment(track.getJudged())));
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
}
