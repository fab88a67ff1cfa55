package io.mien.stream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class KafkaOptionsTest {

  @Test
  void shouldReachABrokerOnThisMachineUnlessTold() {
    KafkaOptions options = parse();

    assertThat(options.clientProperties()).isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:9092"));
    assertThat(options.topicPrefix()).isEqualTo("mien.");
    assertThat(options.schemaRegistry()).isNull();
  }

  @Test
  void shouldPassOtherPropertiesOnAlsoSeveralOfOneSetting() {
    KafkaOptions options =
        parse(
            "--bootstrap-servers=a:1,b:2",
            "--kafka-property=security.protocol=SSL\nsasl.jaas.config=x required y=\"z\";",
            "--kafka-property=client.rack=r=1");

    assertThat(options.clientProperties())
        .containsEntry("bootstrap.servers", "a:1,b:2")
        .containsEntry("security.protocol", "SSL")
        .containsEntry("sasl.jaas.config", "x required y=\"z\";")
        .containsEntry("client.rack", "r=1");
  }

  private static KafkaOptions parse(String... args) {
    KafkaOptions options = new KafkaOptions();
    CommandSpec spec =
        CommandSpec.create().addMixin("kafka", CommandSpec.forAnnotatedObject(options));
    new CommandLine(spec).parseArgs(args);
    return options;
  }
}
