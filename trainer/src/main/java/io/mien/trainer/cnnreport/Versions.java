package io.mien.trainer.cnnreport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is. */
final class Versions {

  private static final String PACKED = "/META-INF/maven/io.mien/mien-trainer/pom.properties";

  private Versions() {}

  /** As Maven packed it; builds that were not packed have none. */
  static String mien() {
    try (InputStream packed = Versions.class.getResourceAsStream(PACKED)) {
      if (packed == null) {
        return "not packed";
      }
      Properties properties = new Properties();
      properties.load(packed);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
