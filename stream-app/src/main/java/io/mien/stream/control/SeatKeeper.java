package io.mien.stream.control;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.schemas.BundleReference;
import io.mien.schemas.BundleRole;
import io.mien.schemas.ModelNotice;
import io.mien.schemas.NoticeKind;
import io.mien.stream.metrics.ModelMetrics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that one place is taken by the bundle that is wanted there. What cannot be had is
 * refused with one sentence, and the bundle before goes on. For one thread.
 */
final class SeatKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(SeatKeeper.class);

  private final BundleRole role;
  private final BundleSeat seat;
  private final BundleShelf shelf;
  private final ModelMetrics metrics;
  private String bundle = "";
  private @Nullable Instant answerTo;
  private @Nullable String sentence;

  SeatKeeper(BundleRole role, BundleSeat seat, BundleShelf shelf, ModelMetrics metrics) {
    this.role = role;
    this.seat = seat;
    this.shelf = shelf;
    this.metrics = metrics;
    tellMetrics();
  }

  private void tellMetrics() {
    seat.taken()
        .ifPresentOrElse(
            reference -> metrics.running(role.name(), reference), () -> metrics.freed(role.name()));
  }

  BundleRole role() {
    return role;
  }

  /** Does what is wanted, as far as that is possible. */
  void follow(Optional<ModelNotice> wanted) {
    answerTo = null;
    sentence = null;
    if (wanted.isEmpty()) {
      seat.free();
      tellMetrics();
      return;
    }
    ModelNotice notice = wanted.get();
    answerTo = notice.getAt();
    if (isTakenBy(notice)) {
      bundle = notice.getBundle();
      return;
    }
    try {
      ModelBundle found = shelf.find(notice.getBundle(), notice.getSha256());
      seat.give(found, notice.getShare());
      bundle = notice.getBundle();
      metrics.switched(role.name());
      tellMetrics();
      LOG.info("{}: {} {} from now on", role, found.manifest().name(), found.manifest().version());
    } catch (RuntimeException e) {
      // Whatever is wrong with a bundle, it must not take down what runs.
      sentence = e instanceof MienException ? String.valueOf(e.getMessage()) : e.toString();
      LOG.debug("refused", e);
      metrics.refused(role.name());
      LOG.warn("{}: the bundle {} is refused: {}", role, notice.getBundle(), sentence);
    }
  }

  private boolean isTakenBy(ModelNotice wanted) {
    return seat.share() == wanted.getShare()
        && seat.taken().map(BundleReference::getSha256).stream()
            .anyMatch(wanted.getSha256()::equals);
  }

  /** What this instance has to say; empty if the place is free and nothing was refused. */
  Optional<ModelNotice> answer(String instance, InstantSource clock) {
    Optional<BundleReference> taken = seat.taken();
    String refusal = sentence == null ? seat.complaint().orElse(null) : sentence;
    if (taken.isEmpty() && refusal == null) {
      return Optional.empty();
    }
    return Optional.of(
        ModelNotice.newBuilder()
            .setKind(refusal == null ? NoticeKind.RUNNING : NoticeKind.REFUSED)
            .setRole(role)
            .setBundle(bundle)
            .setName(taken.map(BundleReference::getName).orElse(""))
            .setVersion(taken.map(BundleReference::getVersion).orElse(""))
            .setSha256(taken.map(BundleReference::getSha256).orElse(""))
            .setShare(seat.share())
            .setInstance(instance)
            .setAnswerTo(answerTo)
            .setSentence(refusal)
            .setAt(clock.instant())
            .build());
  }
}
