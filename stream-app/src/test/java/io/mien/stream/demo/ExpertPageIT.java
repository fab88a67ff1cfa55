package io.mien.stream.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.mien.recognition.route.Trigger;
import io.mien.stream.ExpertBundles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of a demo whose bundle has experts that look at every face. */
@Timeout(180)
class ExpertPageIT {

  private static final int PATIENCE_MS = 60_000;

  @TempDir private Path folder;

  @Test
  void shouldShowWhichWayAFaceWentAndWhatTheParentSaid() throws Exception {
    Browsers.assumePresent();
    Path bundle = ExpertBundles.write(folder, new Trigger.Neighbourhood(0, 0, 2));
    List<String> errors = new ArrayList<>();
    try (Demo demo = Demos.startWith(bundle.toString(), "generated:?faces=2&seed=7");
        Playwright playwright = Browsers.playwright();
        Browser browser = Browsers.open(playwright)) {
      Page page =
          browser.newPage(
              new Browser.NewPageOptions()
                  .setViewportSize(1600, 1000)
                  .setColorScheme(ColorScheme.DARK));
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              errors.add(message.text());
            }
          });
      page.onPageError(errors::add);
      page.setDefaultTimeout(PATIENCE_MS);
      page.navigate(demo.url().toString());

      Locator routing = page.locator("[data-face] .routing").first();
      assertThat(routing).containsText(ExpertBundles.GROUP, containing());
      assertThat(routing.locator("[data-child=near] dd")).containsText(".");
      assertThat(routing.locator("[data-child=far] dd")).containsText(".");
      assertThat(routing.locator(".own")).containsText("parent");
      assertThat(page.locator(".routing[data-state=expert]").first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
      assertThat(page.locator(".tick:not([hidden])").first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));

      page.setViewportSize(360, 740);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
      assertThat(page.request().get(demo.url() + "metrics").text())
          .containsPattern(
              "mien_routed_faces_total\\{group=\"anger-disgust\",child=\"near\",} [1-9]");
      assertThat(errors).isEmpty();
    }
  }

  private static LocatorAssertions.ContainsTextOptions containing() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS);
  }
}
