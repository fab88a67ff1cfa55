package io.mien.stream.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The browser of the machine: Playwright drives it and downloads none of its own. */
final class Browsers {

  private static final Path CHROMIUM =
      Path.of(System.getProperty("mien.chromium", "/usr/bin/chromium"));

  private static final List<String> FLAGS =
      List.of(
          // Root, as in a container, has no sandbox.
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private Browsers() {}

  static void assumePresent() {
    assumeTrue(
        Files.isExecutable(CHROMIUM),
        () ->
            "Chromium is missing at "
                + CHROMIUM
                + ": apt-get install chromium, or give another with -Dmien.chromium=FILE");
  }

  static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  }

  static Browser open(Playwright playwright) {
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
  }
}
