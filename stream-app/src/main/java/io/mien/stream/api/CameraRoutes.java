package io.mien.stream.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** Which cameras there are, and the newest picture of those that may be shown. */
final class CameraRoutes {

  private static final JsonFactory JSON = new JsonFactory();

  private final CameraDirectory cameras;
  private final FramePreview preview;

  CameraRoutes(CameraDirectory cameras, FramePreview preview) {
    this.cameras = cameras;
    this.preview = preview;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/api/cameras", this::list);
    routes.get("/api/cameras/{id}/frame", this::frame);
  }

  private void list(Context context) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("cameras");
      for (CameraState camera : cameras.states()) {
        write(camera, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    context.contentType("application/json").result(text.toString());
  }

  private void write(CameraState camera, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("cameraId", camera.cameraId());
    json.writeStringField("lastFrameAt", camera.lastFrameAt().toString());
    json.writeNumberField("faces", camera.faces());
    json.writeNumberField("framesPerSecond", camera.framesPerSecond());
    json.writeNumberField("frameWidth", camera.frameWidth());
    json.writeNumberField("frameHeight", camera.frameHeight());
    json.writeBooleanField("generated", camera.generated());
    json.writeBooleanField("preview", preview.isAllowed(camera));
    json.writeEndObject();
  }

  /** {@code ?after=TAG} asks only for a newer picture than the one with that tag. */
  private void frame(Context context) {
    String id = context.pathParam("id");
    Optional<CameraState> camera = cameras.state(id).filter(preview::isAllowed);
    if (camera.isEmpty()) {
      context
          .status(HttpStatus.NOT_FOUND)
          .result(
              "no picture of camera '%s': unknown, or a real one; start with --preview to show those"
                  .formatted(id));
      return;
    }
    Optional<Picture> picture =
        preview.newest(id).filter(p -> !p.tag().equals(context.queryParam("after")));
    if (picture.isEmpty()) {
      context.status(HttpStatus.NO_CONTENT);
      return;
    }
    context
        .header("Mien-Frame", picture.get().tag())
        .header("Mien-Captured-At", Long.toString(picture.get().capturedAt().toEpochMilli()))
        .contentType(picture.get().contentType())
        .result(picture.get().bytes());
  }
}
