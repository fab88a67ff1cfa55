package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends frames of eight cameras, about a hundred a second, until stopped. */
final class FrameLoad implements AutoCloseable {

  private static final int CAMERAS = 8;
  private static final long PAUSE_MS = 10;
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private final Topics topics;
  private final LongFunction<byte[]> frames;
  private final Producer<String, byte[]> producer;
  private final AtomicLong sent = new AtomicLong();
  private final Queue<Exception> refused = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "frame-load");
  private volatile boolean stopped;

  /**
   * @param frames the record of the frame with that number; its camera is that number modulo 8
   */
  FrameLoad(Map<String, Object> client, Topics topics, LongFunction<byte[]> frames) {
    this.topics = topics;
    this.frames = frames;
    this.producer = new KafkaProducer<>(client, new StringSerializer(), new ByteArraySerializer());
    thread.start();
  }

  static String camera(long sequence) {
    return "camera-" + sequence % CAMERAS;
  }

  private void run() {
    try {
      while (!stopped) {
        long sequence = sent.get();
        var unused = // the callback takes the answer
            producer.send(
                new ProducerRecord<>(topics.frames(), camera(sequence), frames.apply(sequence)),
                (metadata, failure) -> {
                  if (failure != null) {
                    refused.add(failure);
                  }
                });
        sent.incrementAndGet();
        Thread.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      refused.add(e);
    }
  }

  /** Frames so far, numbered from 0. */
  long sent() {
    return sent.get();
  }

  void awaitSent(long count) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (sent.get() < count && System.nanoTime() < deadline) {
      Thread.sleep(PAUSE_MS);
    }
    assertThat(sent.get()).isGreaterThanOrEqualTo(count);
  }

  /** Ends it; the broker has every frame then. */
  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
    producer.flush();
    assertThat(refused).isEmpty();
  }

  @Override
  public void close() {
    stopped = true;
    producer.close();
  }
}
