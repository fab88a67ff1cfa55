package io.mien.stream.capture;

import io.mien.recognition.MienException;
import io.mien.schemas.FrameClaim;
import io.mien.schemas.VideoFrame;
import io.mien.stream.frames.ClaimFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of one source into the topic. The broker's answers arrive on the producer's thread. */
final class Publication {

  private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

  private final Producer<String, VideoFrame> producer;
  private final String topic;
  private final String servers;
  private final String cameraId;
  private final FrameSource source;
  private final int maxFrameBytes;
  private final Optional<ClaimFolder> claims;

  private final Map<TopicPartition, Long> lastOffsets = new HashMap<>();
  private long taken;
  private long frames;
  private long bytes;
  private long tooLarge;
  private long claimed;
  private @Nullable Exception refusal;
  private @Nullable MienException breakOff;

  Publication(
      Producer<String, VideoFrame> producer,
      String topic,
      String servers,
      String cameraId,
      FrameSource source,
      int maxFrameBytes,
      Optional<ClaimFolder> claims) {
    this.producer = producer;
    this.topic = topic;
    this.servers = servers;
    this.cameraId = cameraId;
    this.source = source;
    this.maxFrameBytes = maxFrameBytes;
    this.claims = claims;
  }

  PublishReport run(Pacer pacer, Consumer<PublishReport> progress) {
    try {
      Optional<CapturedFrame> frame = next();
      while (frame.isPresent() && breakOff == null && !refused()) {
        Instant capturedAt = pacer.timeOf(frame.get().position());
        if (!pacer.await(capturedAt)) {
          break;
        }
        send(frame.get(), capturedAt);
        progress.accept(report());
        frame = next();
      }
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    } catch (KafkaException e) {
      answer(e);
    }
    flush();
    Exception cause = refusal();
    if (cause != null) {
      throw new MienException(
          "the broker at %s did not take the frames of camera '%s': %s; see whether it runs and has the topic %s"
              .formatted(servers, cameraId, cause.getMessage(), topic),
          cause);
    }
    return report();
  }

  private Optional<CapturedFrame> next() {
    try {
      return source.next();
    } catch (MienException e) {
      breakOff = e;
      return Optional.empty();
    }
  }

  private void send(CapturedFrame frame, Instant capturedAt) {
    long sequence = taken++ + source.dropped();
    FrameClaim claim = null;
    if (frame.size() > maxFrameBytes) {
      if (claims.isEmpty() || frame.size() > claims.get().maxBytes()) {
        leaveOut(sequence, frame.size());
        return;
      }
      try {
        claim = write(frame, claims.get());
      } catch (IOException e) {
        breakOff =
            new MienException(
                "frame %d of camera '%s' cannot be written to %s (%s); make room there or name another folder with --claims"
                    .formatted(sequence, cameraId, claims.get(), e),
                e);
        return;
      }
    }
    send(value(frame, sequence, capturedAt, claim), frame.size());
  }

  private static FrameClaim write(CapturedFrame frame, ClaimFolder claims) throws IOException {
    ByteBuffer picture = frame.bytes().duplicate();
    byte[] bytes = new byte[picture.remaining()];
    picture.get(bytes);
    return claims.write(bytes, frame.encoding());
  }

  private VideoFrame value(
      CapturedFrame frame, long sequence, Instant capturedAt, @Nullable FrameClaim claim) {
    return VideoFrame.newBuilder()
        .setCameraId(cameraId)
        .setSequence(sequence)
        .setCapturedAt(capturedAt)
        .setEncoding(frame.encoding())
        .setWidth(frame.width())
        .setHeight(frame.height())
        .setBytes(claim == null ? frame.bytes() : ByteBuffer.allocate(0))
        .setClaim(claim)
        .setIntendedFaces(intended(frame))
        .build();
  }

  private void send(VideoFrame value, int size) {
    var unused = // the callback takes the answer
        producer.send(
            new ProducerRecord<>(topic, cameraId, value),
            (metadata, exception) -> {
              if (exception == null) {
                accepted(metadata, size, value.getClaim() != null);
              } else if (exception instanceof RecordTooLargeException) {
                leaveOut(value.getSequence(), size);
              } else {
                answer(exception);
              }
            });
  }

  private static List<io.mien.schemas.IntendedFace> intended(CapturedFrame frame) {
    return frame.intendedFaces().stream()
        .map(
            face ->
                new io.mien.schemas.IntendedFace(
                    face.box().x(),
                    face.box().y(),
                    face.box().width(),
                    face.box().height(),
                    face.emotion().label(),
                    face.weight()))
        .toList();
  }

  private synchronized void accepted(RecordMetadata metadata, int size, boolean byClaim) {
    lastOffsets.merge(
        new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset(), Math::max);
    frames++;
    bytes += size;
    claimed += byClaim ? 1 : 0;
  }

  private synchronized void leaveOut(long sequence, int size) {
    tooLarge++;
    if (tooLarge == 1) {
      LOG.warn(
          "frame {} of camera '{}' has {} bytes, more than is taken, and is left out; raise {} or"
              + " capture smaller frames (further ones are only counted)",
          sequence,
          cameraId,
          size,
          claims.isPresent() ? "--max-claim-bytes" : "--max-frame-bytes, give --claims,");
    }
  }

  private synchronized void answer(Exception exception) {
    if (refusal == null) {
      refusal = exception;
    }
  }

  private synchronized boolean refused() {
    return refusal != null;
  }

  private synchronized @Nullable Exception refusal() {
    return refusal;
  }

  private synchronized PublishReport report() {
    return new PublishReport(
        frames, bytes, source.dropped(), tooLarge, claimed, lastOffsets, breakOff);
  }

  /** Waits for the broker's answers, also on a thread that was interrupted. */
  private void flush() {
    boolean interrupted = Thread.interrupted();
    try {
      producer.flush();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
