package io.mien.stream.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: only there do signals, exit codes and left-over files exist. */
@Timeout(180)
class DemoCommandIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;
  private Path log;
  private Path temporary;

  @BeforeEach
  void makeFolders() throws IOException {
    log = folder.resolve("stderr");
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @Test
  void shouldShowEventsUntilItIsToldToStopAndLeaveNothingBehind() throws Exception {
    Process process = start("--port", "0");
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String line = out.readLine();
      assertThat(line).as(Files.readString(log)).startsWith("demo: http://127.0.0.1:");
      URI page = URI.create(line.replaceFirst("demo: (\\S+) .*", "$1"));

      assertThat(get(page).body()).contains("<title>mien</title>");
      assertThat(get(page.resolve("readyz")).statusCode()).isEqualTo(200);
      assertThat(firstEvent(page)).contains("\"cameraId\":\"generated\"", "\"probabilities\":{");
      assertThat(get(page.resolve("metrics")).body()).contains("mien_frames_total");

      refuseTheSamePort(page);

      process.destroy();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(log)).isZero();
      assertThat(left()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void shouldNameTheOnlySourceThatIsMissing() throws Exception {
    Process process = start("--port", "0", "--source", folder.resolve("nothing.mp4").toString());

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(MienCommand.FAILURE);
    assertThat(Files.readAllLines(log))
        .filteredOn(line -> line.startsWith("mien: "))
        .singleElement()
        .asString()
        .contains("nothing.mp4");
    assertThat(left()).isEmpty();
  }

  @Test
  void shouldRefuseFacesForASourceThatDrawsNone() {
    Cli run = Cli.mien("demo", "--source", "door.mkv", "--faces", "3");

    assertThat(run.code()).isEqualTo(MienCommand.USAGE);
    assertThat(run.err()).contains("generated:?faces=3");
  }

  private void refuseTheSamePort(URI page) throws IOException, InterruptedException {
    Process second = start("--port", Integer.toString(page.getPort()));
    assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(MienCommand.FAILURE);
    assertThat(Files.readString(log)).contains("mien: port " + page.getPort() + " on 127.0.0.1");
  }

  /** ONNX Runtime leaves the folder, empty, from which it loaded its library. */
  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      return files
          .filter(path -> !path.equals(temporary))
          .filter(path -> !path.getFileName().toString().startsWith("onnxruntime-java"))
          .toList();
    }
  }

  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static String firstEvent(URI page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page.resolve("api/events")).build();
    try (Stream<String> lines = HTTP.send(request, BodyHandlers.ofLines()).body()) {
      Iterator<String> iterator = lines.iterator();
      String line = iterator.next();
      while (!line.startsWith("data: ")) {
        line = iterator.next();
      }
      return line;
    }
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(MienCommand.class.getName());
    command.add("demo");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
