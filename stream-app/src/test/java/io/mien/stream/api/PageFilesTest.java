package io.mien.stream.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageFilesTest {

  private static final Pattern ELSEWHERE = Pattern.compile("(https?:)?//[a-zA-Z]");

  @Test
  void shouldServeEveryFileOfThePage() throws Exception {
    assertThat(files().stream().map(path -> path.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(PageFiles.NAMES);
  }

  @Test
  void shouldNeedNoOtherHost() throws Exception {
    for (Path file : files()) {
      List<String> foreign =
          Files.readAllLines(file).stream()
              .filter(line -> ELSEWHERE.matcher(line).find())
              // The name of a vocabulary is not fetched, and the page shows a command as text.
              .filter(line -> !line.contains("http://www.w3.org/2000/svg"))
              .toList();
      assertThat(foreign).as(file.getFileName().toString()).isEmpty();
    }
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    URL index = Objects.requireNonNull(PageFilesTest.class.getResource("/io/mien/page/index.html"));
    try (Stream<Path> files = Files.list(Path.of(index.toURI()).getParent())) {
      return files.toList();
    }
  }
}
