package io.mien.stream.capture;

import io.mien.recognition.MienException;
import io.mien.schemas.VideoFrame;
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

  private final Map<TopicPartition, Long> lastOffsets = new HashMap<>();
  private long taken;
  private long frames;
  private long bytes;
  private long tooLarge;
  private @Nullable Exception refusal;
  private @Nullable MienException breakOff;

  Publication(
      Producer<String, VideoFrame> producer,
      String topic,
      String servers,
      String cameraId,
      FrameSource source,
      int maxFrameBytes) {
    this.producer = producer;
    this.topic = topic;
    this.servers = servers;
    this.cameraId = cameraId;
    this.source = source;
    this.maxFrameBytes = maxFrameBytes;
  }

  PublishReport run(Pacer pacer, Consumer<PublishReport> progress) {
    try {
      Optional<CapturedFrame> frame = next();
      while (frame.isPresent() && !refused()) {
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
    if (frame.size() > maxFrameBytes) {
      leaveOut(sequence, frame.size());
      return;
    }
    VideoFrame value =
        VideoFrame.newBuilder()
            .setCameraId(cameraId)
            .setSequence(sequence)
            .setCapturedAt(capturedAt)
            .setEncoding(frame.encoding())
            .setWidth(frame.width())
            .setHeight(frame.height())
            .setBytes(frame.bytes())
            .setIntendedFaces(intended(frame))
            .build();
    var unused = // the callback takes the answer
        producer.send(
            new ProducerRecord<>(topic, cameraId, value),
            (metadata, exception) -> {
              if (exception == null) {
                accepted(metadata, frame.size());
              } else if (exception instanceof RecordTooLargeException) {
                leaveOut(sequence, frame.size());
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

  private synchronized void accepted(RecordMetadata metadata, int size) {
    lastOffsets.merge(
        new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset(), Math::max);
    frames++;
    bytes += size;
  }

  private synchronized void leaveOut(long sequence, int size) {
    tooLarge++;
    if (tooLarge == 1) {
      LOG.warn(
          "frame {} of camera '{}' has {} bytes, more than the topic takes, and is left out; raise"
              + " --max-frame-bytes or capture smaller frames (further ones are only counted)",
          sequence,
          cameraId,
          size);
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
    return new PublishReport(frames, bytes, source.dropped(), tooLarge, lastOffsets, breakOff);
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
