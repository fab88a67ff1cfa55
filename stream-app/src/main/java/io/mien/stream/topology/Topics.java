package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.record.TimestampType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of all topics, and how they are made.
 *
 * @param prefix what every name begins with, for example {@code mien.}; letters, digits, dot, dash
 *     and underscore
 */
public record Topics(String prefix) {

  /** The prefix unless told otherwise. */
  public static final Topics DEFAULT = new Topics("mien.");

  private static final int LONGEST_PREFIX = 200;
  private static final long TIMEOUT_SECONDS = 30;

  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

  /** Reports are small and tell of what events no longer can: they are kept longer. */
  private static final Map<String, String> REPORTS =
      Map.of(
          TopicConfig.RETENTION_MS_CONFIG, Long.toString(Duration.ofDays(30).toMillis()),
          TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 << 20));

  public Topics {
    requireNonNull(prefix, "prefix");
    if (!prefix.matches("[a-zA-Z0-9._-]{0,%d}".formatted(LONGEST_PREFIX))) {
      throw new MienException(
          "the topic prefix '%s' has characters other than letters, digits, '.', '-' and '_', or more than %d of them"
              .formatted(prefix, LONGEST_PREFIX));
    }
  }

  /** Encoded pictures, key cameraId; they expire within minutes. */
  public String frames() {
    return prefix + "frames";
  }

  /** One event for each face of each frame, key cameraId. */
  public String emotions() {
    return prefix + "emotions";
  }

  /** Spans in which a face keeps one emotion, key cameraId. */
  public String episodes() {
    return prefix + "episodes";
  }

  /** Figures for windows of time, key cameraId. */
  public String summaries() {
    return prefix + "summaries";
  }

  /** Rules of the configuration that are met, key cameraId. */
  public String alerts() {
    return prefix + "alerts";
  }

  /** What a shadow bundle says beside the live one, key cameraId. */
  public String shadow() {
    return prefix + "shadow";
  }

  /** Which model bundle is live; compacted. */
  public String models() {
    return prefix + "models";
  }

  /** What could not be processed and why, without the picture. */
  public String deadLetters() {
    return prefix + "dead-letters";
  }

  /**
   * Creates the topics that this build uses and that do not exist yet. Existing ones stay as they
   * are, but for one thing: a frames topic that takes less than the largest frame is told to take
   * it. Where the broker does not allow that, a warning says so, and smaller frames still pass.
   *
   * @throws MienException if the broker refuses or does not answer
   */
  public void create(Admin admin, TopicSettings settings) {
    create(admin, topics(settings), settings.maxRecordBytes());
  }

  /**
   * Creates the topic of models alone if it does not exist, for who neither sends nor reads frames.
   *
   * @throws MienException if the broker refuses or does not answer
   */
  public void createModels(Admin admin) {
    create(admin, List.of(modelsTopic((short) -1)), 0);
  }

  private void create(Admin admin, List<NewTopic> topics, int maxRecordBytes) {
    try {
      Set<String> present = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      for (NewTopic topic : topics) {
        if (!present.contains(topic.name())) {
          create(admin, topic);
        }
      }
      if (present.contains(frames()) && maxRecordBytes > 0) {
        raiseLimit(admin, maxRecordBytes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("interrupted while creating the topics " + prefix + "*", e);
    } catch (ExecutionException | TimeoutException e) {
      Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
      throw new MienException(
          "the broker did not create the topics %s*: %s; see whether it runs and allows it"
              .formatted(prefix, cause),
          e);
    }
  }

  private static void create(Admin admin, NewTopic topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      admin.createTopics(List.of(topic)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // Another instance that starts at the same moment was faster.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private void raiseLimit(Admin admin, int maxRecordBytes)
      throws ExecutionException, InterruptedException, TimeoutException {
    ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, frames());
    String key = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
    String wanted = Integer.toString(maxRecordBytes);
    try {
      Config config =
          admin
              .describeConfigs(List.of(topic))
              .all()
              .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
              .get(topic);
      ConfigEntry present = config == null ? null : config.get(key);
      if (present == null || Integer.parseInt(present.value()) >= maxRecordBytes) {
        return;
      }
      AlterConfigOp raise =
          new AlterConfigOp(new ConfigEntry(key, wanted), AlterConfigOp.OpType.SET);
      admin
          .incrementalAlterConfigs(Map.of(topic, List.of(raise)))
          .all()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      LOG.info(
          "topic {} took records of {} bytes and now takes {}", frames(), present.value(), wanted);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof AuthorizationException)) {
        throw e;
      }
      LOG.warn(
          "the broker does not tell or change how large a record of {} may be: {}; if frames are"
              + " refused, have its {} set to {}",
          frames(),
          e.getCause().getMessage(),
          key,
          wanted);
    }
  }

  private List<NewTopic> topics(TopicSettings settings) {
    List<NewTopic> topics = new ArrayList<>();
    Map<String, String> frames = new HashMap<>(settings.limits().topic());
    frames.put(
        TopicConfig.RETENTION_MS_CONFIG, Long.toString(settings.frameRetention().toMillis()));
    // By the clock of the machine that sends, a frame might have expired before it arrives, or be
    // refused because it comes from the future.
    frames.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.toString());
    // Retention deletes whole segments, so they have to be short as well.
    frames.put(
        TopicConfig.SEGMENT_MS_CONFIG,
        Long.toString(Math.max(60_000, settings.frameRetention().toMillis() / 4)));
    topics.add(topic(frames(), settings, frames));
    topics.add(topic(emotions(), settings, Map.of()));
    topics.add(topic(episodes(), settings, REPORTS));
    topics.add(topic(summaries(), settings, REPORTS));
    topics.add(topic(alerts(), settings, REPORTS));
    topics.add(topic(deadLetters(), settings, Map.of()));
    topics.add(topic(shadow(), settings, Map.of()));
    topics.add(modelsTopic(settings.replication()));
    return topics;
  }

  /** One partition, so that what people want and what instances answer is in order. */
  private NewTopic modelsTopic(short replication) {
    return new NewTopic(models(), 1, replication)
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
  }

  private static NewTopic topic(String name, TopicSettings settings, Map<String, String> config) {
    return new NewTopic(name, settings.partitions(), settings.replication()).configs(config);
  }
}
