package io.mien.stream.control;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleRole;
import io.mien.schemas.ModelNotice;
import io.mien.schemas.NoticeKind;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where people say which bundle they want and see what instances make of it. For one thread. */
public final class ModelDesk implements AutoCloseable {

  /** Instances speak every half minute. */
  private static final Duration SILENT = Duration.ofSeconds(100);

  private static final Duration POLL = Duration.ofMillis(200);

  private final NoticeReader reader;
  private final NoticeWriter writer;
  private final InstantSource clock = InstantSource.system();
  private final Map<String, Optional<ModelNotice>> present = new LinkedHashMap<>();

  private ModelDesk(NoticeReader reader, NoticeWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Reads what the topic says now.
   *
   * @param client bootstrap.servers and whatever else a client needs
   * @throws io.mien.recognition.MienException if it cannot be read
   */
  public static ModelDesk open(Map<String, Object> client, Topics topics, AvroSerdes serdes) {
    NoticeReader reader = new NoticeReader(client, topics, serdes);
    try {
      ModelDesk desk = new ModelDesk(reader, new NoticeWriter(client, topics, serdes));
      desk.present.putAll(reader.readToEnd());
      return desk;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /**
   * Wants a bundle in every instance.
   *
   * @param name as instances find it
   * @param share of the faces, above 0 to 1
   * @return the wish, to wait for answers to it
   * @throws io.mien.recognition.MienException if the broker does not take it
   */
  public ModelNotice want(BundleRole role, String name, ModelBundle bundle, float share)
      throws InterruptedException {
    ModelNotice wish =
        ModelNotice.newBuilder()
            .setKind(NoticeKind.WANTED)
            .setRole(role)
            .setBundle(name)
            .setName(bundle.manifest().name())
            .setVersion(bundle.manifest().version())
            .setSha256(bundle.sha256())
            .setShare(share)
            .setAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .build();
    writer.write(NoticeKeys.wanted(role), wish);
    return wish;
  }

  /** Wants nothing in that place any more. */
  public void wantNone(BundleRole role) throws InterruptedException {
    writer.write(NoticeKeys.wanted(role), null);
  }

  /** What is wanted, if anything is. */
  public Optional<ModelNotice> wanted(BundleRole role) {
    return present.getOrDefault(NoticeKeys.wanted(role), Optional.empty());
  }

  /** What instances said that still speak, by their names. */
  public List<ModelNotice> answers(BundleRole role) {
    Instant oldest = clock.instant().minus(SILENT);
    return present.values().stream()
        .flatMap(Optional::stream)
        .filter(said -> said.getRole() == role && said.getInstance() != null)
        .filter(said -> said.getAt().isAfter(oldest))
        .sorted(Comparator.comparing(said -> String.valueOf(said.getInstance())))
        .toList();
  }

  /**
   * Waits until every instance that runs has taken or refused what is wanted.
   *
   * @return whether all have answered in time
   */
  public boolean awaitAnswers(ModelNotice wish, Duration limit) {
    List<String> instances = answers(BundleRole.LIVE).stream().map(ModelDesk::instance).toList();
    Instant deadline = clock.instant().plus(limit);
    while (!instances.stream().allMatch(instance -> hasAnswered(instance, wish))) {
      if (clock.instant().isAfter(deadline)) {
        return false;
      }
      present.putAll(reader.poll(POLL));
    }
    return true;
  }

  /** An instance that took leave meanwhile has answered as well. */
  private boolean hasAnswered(String instance, ModelNotice wish) {
    Optional<ModelNotice> said =
        present.getOrDefault(NoticeKeys.answer(wish.getRole(), instance), Optional.empty());
    boolean left =
        Objects.equals(present.get(NoticeKeys.answer(BundleRole.LIVE, instance)), Optional.empty());
    return left || said.filter(notice -> wish.getAt().equals(notice.getAnswerTo())).isPresent();
  }

  private static String instance(ModelNotice notice) {
    return String.valueOf(notice.getInstance());
  }

  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
