package io.mien.stream.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The files of the page, read once from the class path. Javalin compresses them and gives each an
 * entity tag by its content. (Its own static files take the tag from time and length, and in a
 * reproducible jar every file has the same time: an edit of the same length would go unnoticed.)
 */
final class PageFiles {

  /** All of them; a test compares with the folder. */
  static final List<String> NAMES =
      List.of(
          "app.js",
          "base.css",
          "camera.css",
          "camera.js",
          "cameraview.js",
          "clock.js",
          "dom.js",
          "emotions.js",
          "face.css",
          "faceview.js",
          "favicon.svg",
          "feed.js",
          "figures.js",
          "format.js",
          "index.html",
          "mood.js",
          "preview.js",
          "ribbon.js",
          "routing.js",
          "stage.js",
          "stats.js",
          "track.js",
          "tracker.js");

  private static final String FOLDER = "/io/mien/page/";

  private PageFiles() {}

  static void addTo(RoutesConfig routes) {
    for (String name : NAMES) {
      byte[] content = read(name);
      String extension = name.substring(name.lastIndexOf('.') + 1);
      ContentType type = ContentType.contentTypeByExtension(extension);
      String contentType = type == null ? ContentType.OCTET_STREAM : type.getMimeType();
      routes.get("/" + name, context -> answer(context, content, contentType));
      if (name.equals("index.html")) {
        routes.get("/", context -> answer(context, content, contentType));
      }
    }
  }

  private static void answer(Context context, byte[] content, String type) {
    context.header("Cache-Control", "no-cache").contentType(type + ";charset=utf-8");
    context.result(content);
  }

  private static byte[] read(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("not in this build: " + FOLDER + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + name, e);
    }
  }
}
