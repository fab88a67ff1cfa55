package io.mien.stream.cli;

import io.mien.stream.topology.Operation;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How the application behaves among other instances and under load. */
final class OperationOptions {

  @Option(
      names = "--max-lag",
      paramLabel = "MS",
      defaultValue = "0",
      converter = Numbers.NotNegative.class,
      description =
          "Leave out frames that are older than that when their camera has sent a newer one: on a"
              + " machine that cannot keep up the events are of the present, with gaps. What is left"
              + " out is counted by camera in mien_shed_frames_total and told in the log. 0 looks at"
              + " every frame, however late (default: ${DEFAULT-VALUE}).")
  private int maxLagMillis;

  @Option(
      names = "--group-protocol",
      paramLabel = "classic|streams",
      defaultValue = "classic",
      description =
          "How instances share the cameras: classic, or streams, where the broker shares them out"
              + " (needs Kafka 4.2; how soon a dead instance is noticed is then a setting of the"
              + " broker) (default: ${DEFAULT-VALUE}).")
  private Operation.Protocol groupProtocol = Operation.Protocol.CLASSIC;

  @Option(
      names = "--standby-replicas",
      paramLabel = "N",
      defaultValue = "0",
      converter = Numbers.NotNegative.class,
      description =
          "Copies of what is known of the cameras on other instances, which then need not read it"
              + " from the broker before they take over (default: ${DEFAULT-VALUE}).")
  private int standbyReplicas;

  @Option(
      names = "--close-timeout",
      paramLabel = "SECONDS",
      defaultValue = "15",
      converter = Numbers.Positive.class,
      description =
          "How long Ctrl-C waits for frames that are worked on; what is not committed by then is"
              + " done again by whoever goes on (default: ${DEFAULT-VALUE}).")
  private int closeSeconds;

  @Option(
      names = "--max-failures",
      paramLabel = "N",
      defaultValue = "100",
      converter = Numbers.Positive.class,
      description =
          "Stop when the detector or the emotion model has failed on more frames than that in a row:"
              + " then it is not the frames' fault (default: ${DEFAULT-VALUE}).")
  private int maxFailures;

  Operation operation() {
    return new Operation(
        groupProtocol,
        standbyReplicas,
        Duration.ofSeconds(closeSeconds),
        Duration.ofMillis(maxLagMillis),
        maxFailures);
  }
}
