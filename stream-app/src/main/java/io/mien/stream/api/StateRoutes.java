package io.mien.stream.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.mien.stream.topology.CameraQueries;
import io.mien.stream.topology.CameraQueries.Holder;
import io.mien.stream.topology.CameraQueries.NotNowException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the application knows of a camera at this moment, out of its stores: {@code
 * /api/cameras/ID/tracks}, {@code episodes}, {@code windows} and {@code alerts}, and {@code state}
 * for all of them. Any instance can be asked; it forwards to the one that works on the camera.
 */
final class StateRoutes {

  /** An answer to a request with it is given here or not at all: nothing goes in circles. */
  static final String FORWARDED = "Mien-Forwarded";

  private final Supplier<Optional<CameraQueries>> stream;
  private final Forwarding forwarding = new Forwarding();

  /**
   * @param stream empty as long as it has not started
   */
  StateRoutes(Supplier<Optional<CameraQueries>> stream) {
    this.stream = stream;
  }

  void addTo(RoutesConfig routes) {
    add(routes, "tracks", CameraViews::tracks);
    add(routes, "episodes", CameraViews::episodes);
    add(routes, "windows", CameraViews::windows);
    add(routes, "alerts", CameraViews::alerts);
    add(routes, "state", CameraViews::all);
  }

  private void add(RoutesConfig routes, String name, Function<CameraViews, Optional<String>> view) {
    routes.get("/api/cameras/{id}/" + name, context -> answer(context, view));
  }

  private void answer(Context context, Function<CameraViews, Optional<String>> view) {
    Optional<CameraQueries> cameras = stream.get();
    if (cameras.isEmpty()) {
      notNow(context, "the stream is starting; ask again in a moment");
      return;
    }
    String camera = context.pathParam("id");
    Holder holder = cameras.get().holder(camera);
    if (holder instanceof Holder.There there && context.header(FORWARDED) == null) {
      forwarding.forward(context, there);
    } else if (holder instanceof Holder.Here) {
      answerHere(context, camera, view, new CameraViews(cameras.get(), camera));
    } else {
      notNow(context, "cameras are being shared out among the instances; ask again in a moment");
    }
  }

  private static void answerHere(
      Context context,
      String camera,
      Function<CameraViews, Optional<String>> view,
      CameraViews views) {
    try {
      Optional<String> json = view.apply(views);
      if (json.isPresent()) {
        context.contentType("application/json").result(json.get());
      } else {
        context
            .status(HttpStatus.NOT_FOUND)
            .result(
                "nothing is known of camera '%s': it sent no frame in the last minute; see /api/cameras for those that did"
                    .formatted(camera));
      }
    } catch (NotNowException e) {
      notNow(context, String.valueOf(e.getMessage()));
    }
  }

  private static void notNow(Context context, String sentence) {
    context.header("Retry-After", "1").status(HttpStatus.SERVICE_UNAVAILABLE).result(sentence);
  }
}
