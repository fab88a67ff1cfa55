package io.mien.stream.topology;

import io.mien.recognition.MienException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Asks the broker for copies of the stores: by the protocol {@code streams} it shares out the work,
 * and how many copies there are is a setting of the group.
 */
final class GroupCopies {

  private static final String COPIES = "streams.num.standby.replicas";
  private static final long TIMEOUT_SECONDS = 30;

  private GroupCopies() {}

  /**
   * Sets the number of copies where it is the broker that has to know.
   *
   * @throws MienException if it refuses
   */
  static void request(StreamSettings settings) {
    Operation operation = settings.operation();
    if (operation.groupProtocol() != Operation.Protocol.STREAMS
        || operation.standbyReplicas() == 0) {
      return;
    }
    ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, settings.applicationId());
    ConfigEntry copies = new ConfigEntry(COPIES, Integer.toString(operation.standbyReplicas()));
    try (Admin admin = Admin.create(settings.clientProperties())) {
      admin
          .incrementalAlterConfigs(
              Map.of(group, List.of(new AlterConfigOp(copies, AlterConfigOp.OpType.SET))))
          .all()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MienException(
          "the broker does not keep %d copies of the stores for the group %s: %s; ask for fewer with --standby-replicas, or take --group-protocol classic"
              .formatted(operation.standbyReplicas(), settings.applicationId(), cause.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("interrupted while the stream was starting", e);
    }
  }
}
