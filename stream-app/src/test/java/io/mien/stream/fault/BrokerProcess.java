package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.files.TemporaryFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A {@code mien broker} that can be taken down and brought back with its records. */
final class BrokerProcess implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("broker: \\S+ \\(");

  private static final int HEAP_MIB = 512;

  private final TemporaryFolder records;
  private final String name;
  private final int port;
  private MienProcess process;
  private int starts;

  private BrokerProcess(TemporaryFolder records, String name, int port) {
    this.records = records;
    this.name = name;
    this.port = port;
    this.process = launch();
  }

  /** Returns when it answers. */
  static BrokerProcess start(String name) throws IOException, InterruptedException {
    TemporaryFolder records = TemporaryFolder.create("mien-fault-broker-");
    BrokerProcess broker = new BrokerProcess(records, name, freePort());
    broker.process.await(STARTED);
    return broker;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private MienProcess launch() {
    starts++;
    return MienProcess.start(
        MienProcess.LOGS.resolve(name + "-%d.log".formatted(starts)),
        HEAP_MIB,
        List.of("broker", "--port", Integer.toString(port), "--folder", folder().toString()));
  }

  private Path folder() {
    return records.path().resolve("broker");
  }

  /** SIGTERM, and the same broker again after a pause. Returns when it answers. */
  void restart(Duration pause) throws InterruptedException {
    assertThat(process.stop()).isZero();
    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    process = launch();
    process.await(STARTED);
  }

  /** Where clients begin. */
  String servers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    process.close();
    records.close();
  }
}
