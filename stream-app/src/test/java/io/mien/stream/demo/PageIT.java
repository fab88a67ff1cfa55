package io.mien.stream.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.mien.recognition.emotion.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page of a real demo, looked at with a real browser. */
@Timeout(180)
class PageIT {

  private static final int PATIENCE_MS = 45_000;

  private static Demo demo;
  private static Playwright playwright;
  private static Browser browser;

  private final List<String> errors = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() throws Exception {
    Browsers.assumePresent();
    demo = Demos.start("generated:?faces=2&seed=7");
    playwright = Browsers.playwright();
    browser = Browsers.open(playwright);
  }

  @AfterAll
  static void stop() {
    if (playwright != null) {
      playwright.close();
    }
    if (demo != null) {
      demo.close();
    }
  }

  @BeforeEach
  void open() {
    context = browser.newContext();
    context.setDefaultTimeout(PATIENCE_MS);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
  }

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void shouldShowEveryFaceWithLiveBars() {
    show("");

    assertThat(page.locator("#connection")).hasText("Live");
    assertThat(page.locator("[data-face]")).hasCount(2, patiently());
    Locator first = page.locator("[data-face]").first();
    List<String> labels = Emotion.all().stream().map(Emotion::label).toList();
    assertThat(first.locator("[role=meter] .name")).hasText(labels.toArray(String[]::new));
    // Bars are at zero until they are first drawn.
    page.waitForCondition(() -> Math.abs(sum(values(first)) - 100) <= 4);
    List<Integer> values = values(first);
    assertThat(first.locator("h3").innerText()).matches("Uncertain|" + String.join("|", labels));

    page.waitForCondition(() -> !values(first).equals(values));
    assertThat(errors).isEmpty();
  }

  @Test
  void shouldCompareWhatWasDrawnWithWhatWasRecognized() {
    show("");

    assertThat(page.locator(".drawn").first()).containsText("drawn", containing());
    assertThat(page.locator(".agreement .big")).containsText("%", containing());
    assertThat(page.locator(".latency")).containsText("ms", containing());
    assertThat(errors).isEmpty();
  }

  @Test
  void shouldShowThePictureOfGeneratedFaces() {
    show("");
    Locator picture = page.locator(".camera button");
    assertThat(picture).hasAttribute("aria-pressed", "true");
    page.waitForCondition(() -> colors() > 5_000);

    picture.click();
    assertThat(picture).hasAttribute("aria-pressed", "false");
    page.waitForCondition(() -> colors() < 5_000);
    assertThat(errors).isEmpty();
  }

  @Test
  void shouldHoldStillWhenPaused() {
    show("");
    Locator first = page.locator("[data-face]").first();
    assertThat(first).isVisible(visiblePatiently());
    Locator pause = page.locator("#pause");

    pause.focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#connection")).hasText("Paused");
    List<Integer> values = values(first);
    page.waitForTimeout(1_500);
    assertThat(values(first)).isEqualTo(values);

    page.keyboard().press("Enter");
    page.waitForCondition(() -> !values(first).equals(values));
    assertThat(errors).isEmpty();
  }

  @Test
  void shouldFitAPhone() {
    page.setViewportSize(360, 740);
    show("");

    assertThat(page.locator("[data-face]").first()).isVisible(visiblePatiently());
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(errors).isEmpty();
  }

  @Test
  void shouldSayWhatToDoWhileThereIsNoCamera() {
    show("?camera=nobody");

    assertThat(page.locator("#empty")).containsText("mien capture --camera");
    assertThat(page.locator("#connection")).hasText("Live");
    assertThat(page.locator("[data-face]")).hasCount(0);
    assertThat(errors).isEmpty();
  }

  private void show(String query) {
    page.navigate(demo.url() + query);
  }

  private static List<Integer> values(Locator face) {
    // All at once: they move.
    Object values =
        face.locator("[role=meter]")
            .evaluateAll("bars => bars.map((bar) => bar.getAttribute('aria-valuenow')).join(' ')");
    return Stream.of(String.valueOf(values).split(" ")).map(Integer::valueOf).toList();
  }

  private static int sum(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).sum();
  }

  /** Different colors on the stage: about 1,300 of a drawing, 30,000 of a picture. */
  private int colors() {
    return (Integer)
        page.evaluate(
            """
            () => {
              const canvas = document.querySelector('.stage canvas');
              const copy = new OffscreenCanvas(canvas.width, canvas.height);
              const context = copy.getContext('2d', { willReadFrequently: true });
              context.drawImage(canvas, 0, 0);
              const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
              return new Set(new Uint32Array(pixels.data.buffer)).size;
            }
            """);
  }

  private static LocatorAssertions.HasCountOptions patiently() {
    return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MS);
  }

  private static LocatorAssertions.ContainsTextOptions containing() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS);
  }

  private static LocatorAssertions.IsVisibleOptions visiblePatiently() {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS);
  }
}
