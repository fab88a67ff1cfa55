package io.mien.stream.episode;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.CameraEpisodes;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.Episode;
import io.mien.schemas.EpisodeEnd;
import io.mien.schemas.EpisodePhase;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.Stretch;
import io.mien.schemas.TrackEpisodes;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.observe.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds episodes: spans in which a confirmed track shows one emotion for at least the minimum time,
 * whatever it shows for less than the gap in between. Those of one track never overlap. Time is
 * what the camera's clock says. A pure function: the same frames give the same episodes.
 * Thread-safe.
 */
public final class Episodes {

  private final EpisodeSettings settings;

  public Episodes(EpisodeSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /**
   * Takes in the next frame of a camera.
   *
   * @param before null for a camera of which nothing is remembered
   */
  public Told<CameraEpisodes, Episode> add(@Nullable CameraEpisodes before, ObservedFrame frame) {
    Map<String, TrackEpisodes> tracks = tracks(before);
    List<Episode> told = new ArrayList<>();
    for (EmotionEvent event : frame.events()) {
      FaceTrack track = event.getTrack();
      if (track != null && track.getConfirmed()) {
        TrackStory story = story(frame.cameraId(), track.getId(), tracks, told);
        story.add(Shown.of(event));
        tracks.put(track.getId(), story.after());
      }
    }
    for (String ended : frame.endedTracks()) {
      if (tracks.containsKey(ended)) {
        story(frame.cameraId(), ended, tracks, told).end(EpisodeEnd.FACE_LEFT);
        tracks.remove(ended);
      }
    }
    return new Told<>(after(frame.cameraId(), tracks), told);
  }

  /** Ends all that goes on: nothing more is expected of this camera. */
  public List<Episode> end(CameraEpisodes before, EpisodeEnd reason) {
    List<Episode> told = new ArrayList<>();
    Map<String, TrackEpisodes> tracks = tracks(before);
    tracks.keySet().forEach(id -> story(before.getCameraId(), id, tracks, told).end(reason));
    return told;
  }

  /** The episodes that go on, as records about them would tell now. */
  public static List<Episode> going(CameraEpisodes camera) {
    List<Episode> going = new ArrayList<>();
    for (TrackEpisodes track : camera.getTracks()) {
      Stretch stretch = track.getCurrent();
      if (stretch != null && stretch.getToldAt() != null) {
        going.add(
            Stretches.episode(
                camera.getCameraId(), track.getTrackId(), stretch, EpisodePhase.UPDATED, null));
      }
    }
    return going;
  }

  private TrackStory story(
      String cameraId, String trackId, Map<String, TrackEpisodes> tracks, List<Episode> told) {
    return new TrackStory(settings, cameraId, trackId, tracks.get(trackId), told::add);
  }

  private static Map<String, TrackEpisodes> tracks(@Nullable CameraEpisodes camera) {
    Map<String, TrackEpisodes> tracks = new LinkedHashMap<>();
    if (camera != null) {
      camera.getTracks().forEach(track -> tracks.put(track.getTrackId(), track));
    }
    return tracks;
  }

  private static @Nullable CameraEpisodes after(
      String cameraId, Map<String, TrackEpisodes> tracks) {
    return tracks.isEmpty() ? null : new CameraEpisodes(cameraId, new ArrayList<>(tracks.values()));
  }
}
