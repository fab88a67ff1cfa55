package io.mien.stream.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.mien.recognition.quality.QualityGates;
import io.mien.stream.topology.JudgingSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page of a camera whose faces are all too small to be judged. */
@Timeout(180)
class UnjudgedPageIT {

  @Test
  void shouldSayThatAFaceIsNotJudgedAndWhy() throws InterruptedException {
    Browsers.assumePresent();
    JudgingSettings strict =
        new JudgingSettings(new QualityGates(1000, 1, 180), false, Duration.ZERO);
    List<String> errors = new ArrayList<>();
    try (Demo demo = Demos.startJudging(strict, "generated:?faces=1&seed=7");
        Playwright playwright = Browsers.playwright();
        Browser browser = Browsers.open(playwright)) {
      Page page = browser.newPage();
      page.onPageError(errors::add);
      page.navigate(demo.url().toString());
      Locator face = page.locator("[data-face]").first();

      assertThat(face.locator("h3"))
          .hasText("Not judged", new LocatorAssertions.HasTextOptions().setTimeout(45_000));
      assertThat(face.locator(".why")).hasText("too small");
      assertThat(face.locator("[role=meter]:visible")).hasCount(0);
      assertThat(errors).isEmpty();
    }
  }
}
