package io.mien.recognition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that all modules were built as. */
public final class MienVersion {

  private static final String RESOURCE = "version.properties";

  private MienVersion() {}

  /** Such as {@code 1.0.0}; Maven writes it into a resource. */
  public static String get() {
    Properties properties = new Properties();
    try (InputStream in = MienVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + RESOURCE);
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  /** The version with what it runs on, for {@code --version}. */
  public static String line() {
    return "mien %s, Java %s on %s %s"
        .formatted(
            get(), Runtime.version(), System.getProperty("os.name"), System.getProperty("os.arch"));
  }
}
