package io.mien.stream.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each fuzzer for a while. What it learned stays in {@code target/fuzz} and is gone on from
 * the next time; an input that breaks something is left there too, and named.
 */
class FuzzIT {

  private static final Logger LOG = LoggerFactory.getLogger(FuzzIT.class);

  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");

  /** For each fuzzer. */
  private static final int SECONDS = Integer.getInteger("mien.fuzz.seconds", 15);

  /** The same inputs in the same order each time, unless told otherwise; 0 is another each time. */
  private static final int SEED = Integer.getInteger("mien.fuzz.seed", 1);

  private static final int SLOWEST_INPUT_SECONDS = 30;
  private static final int START_SECONDS = 120;
  private static final int MEMORY_MIB = 1536;

  @Test
  void shouldTakeOrRefuseAnyPicture() throws Exception {
    Path corpus = corpus("pictures");
    Seeds.pictures(corpus);

    run(FrameDecoderFuzzer.class, corpus, "io.mien.**");
  }

  @Test
  void shouldReadOrRefuseAnyRecord() throws Exception {
    Path corpus = corpus("records");
    Seeds.records(corpus);

    run(SerdeFuzzer.class, corpus, "io.mien.**:org.apache.avro.**");
  }

  private static Path corpus(String name) {
    return Path.of("target", "fuzz", name).toAbsolutePath();
  }

  private static void run(Class<?> fuzzer, Path corpus, String instrumented)
      throws IOException, InterruptedException {
    Path log = corpus.resolveSibling(fuzzer.getSimpleName() + ".log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Jazzer.class.getName(),
            "--target_class=" + fuzzer.getName(),
            "--instrumentation_includes=" + instrumented,
            "--reproducer_path=" + corpus.getParent(),
            "-seed=" + SEED,
            "-max_total_time=" + SECONDS,
            "-timeout=" + SLOWEST_INPUT_SECONDS,
            "-rss_limit_mb=" + MEMORY_MIB,
            "-max_len=" + (32 << 10),
            "-artifact_prefix=" + corpus.getParent() + "/" + fuzzer.getSimpleName() + "-",
            corpus.toString());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String output = Files.readString(log);
    assertThat(process.exitValue()).as(output).isZero();
    Matcher done = DONE.matcher(output);
    assertThat(done.find()).as(output).isTrue();
    assertThat(Integer.parseInt(done.group(1))).as("inputs tried").isGreaterThan(100);
    LOG.info("{}: {} inputs in {} s", fuzzer.getSimpleName(), done.group(1), done.group(2));
  }
}
