package io.mien.stream.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.mien.schemas.SmoothedState;
import io.mien.schemas.TrackState;
import io.mien.stream.observe.ObservedFrame;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A track for people: without what only the filter that follows it needs. */
final class TrackJson {

  private static final JsonFactory JSON = new JsonFactory();

  private TrackJson() {}

  /**
   * One object: its id, times and frames, the middle ({@code x}, {@code y}) and the side ({@code
   * size}) of the face in pixels, and what it shows.
   */
  static String of(TrackState track) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("trackId", track.getId());
      json.writeStringField("startedAt", track.getStartedAt().toString());
      json.writeStringField("seenAt", track.getSeenAt().toString());
      json.writeNumberField("frames", track.getFrames());
      json.writeNumberField("x", (float) track.getX().getPosition());
      json.writeNumberField("y", (float) track.getY().getPosition());
      json.writeNumberField("size", (float) Math.exp(track.getLogSize().getPosition()));
      writeShown(track.getSmoothed(), json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  private static void writeShown(@Nullable SmoothedState smoothed, JsonGenerator json)
      throws IOException {
    String shown = smoothed == null ? null : smoothed.getShown();
    json.writeStringField("shownEmotion", shown == null ? ObservedFrame.UNCERTAIN : shown);
    json.writeObjectFieldStart("smoothedProbabilities");
    if (smoothed != null) {
      Map<String, Float> sorted = new TreeMap<>(smoothed.getProbabilities());
      for (Map.Entry<String, Float> entry : sorted.entrySet()) {
        json.writeNumberField(entry.getKey(), entry.getValue());
      }
    }
    json.writeEndObject();
  }
}
