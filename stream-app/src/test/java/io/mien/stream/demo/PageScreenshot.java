package io.mien.stream.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Takes the picture of the page for the README; {@code scripts/screenshot} runs it, nothing else
 * does. Only generated faces are on it.
 */
class PageScreenshot {

  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;

  @Test
  void take() throws Exception {
    Path file = Path.of(System.getProperty("mien.screenshot", "target/dashboard.png"));
    String source = System.getProperty("mien.screenshot.source", "generated:?faces=2&fps=15");
    int seconds = Integer.getInteger("mien.screenshot.seconds", 65);
    Browsers.assumePresent();
    String bundle = System.getProperty("mien.screenshot.bundle", "default");
    try (Demo demo = Demos.startWith(bundle, source);
        Playwright playwright = Browsers.playwright();
        Browser browser = Browsers.open(playwright)) {
      Page page =
          browser.newPage(
              new Browser.NewPageOptions()
                  .setViewportSize(WIDTH, HEIGHT)
                  .setColorScheme(ColorScheme.DARK));
      page.navigate(demo.url().toString());
      page.waitForTimeout(seconds * 1_000.0);
      Locator faces = page.locator("[data-face]");
      page.waitForCondition(
          () -> isWorthShowing(faces), new Page.WaitForConditionOptions().setTimeout(180_000));
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }

  /** Several faces, each drawn clearly and seen as drawn, no two the same, and somebody smiles. */
  private static boolean isWorthShowing(Locator faces) {
    int count = faces.count();
    List<String> seen = faces.locator("h3").allInnerTexts();
    return count > 1
        && faces.locator(".drawn[data-verdict=agrees]").count() == count
        && seen.stream().distinct().count() == count
        && seen.contains("Happy");
  }
}
