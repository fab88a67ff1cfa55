package io.mien.stream.demo;

import io.mien.recognition.MienException;
import io.mien.stream.capture.CaptureOptions;
import io.mien.stream.capture.FramePublisher;
import io.mien.stream.capture.FrameSource;
import io.mien.stream.capture.FrameSources;
import io.mien.stream.capture.Pace;
import io.mien.stream.capture.PublishReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The sources of a demo, each published on a thread of its own until closed. */
final class Cameras implements AutoCloseable {

  private static final long JOIN_MILLIS = 5_000;

  private final Map<String, FrameSource> sources;
  private final Consumer<MienException> complaints;
  private final List<Thread> threads = new ArrayList<>();

  private Cameras(Map<String, FrameSource> sources, Consumer<MienException> complaints) {
    this.sources = sources;
    this.complaints = complaints;
  }

  /**
   * Opens the sources; files begin again when they end.
   *
   * @param complaints told of each source that does not open or breaks off; from any thread
   * @throws MienException if none of them opens: the last complaint
   */
  static Cameras open(
      List<String> sources, CaptureOptions options, Consumer<MienException> complaints) {
    return open(sources, source -> FrameSources.endless(source, options, 0), complaints);
  }

  static Cameras open(
      List<String> sources,
      Function<String, FrameSource> open,
      Consumer<MienException> complaints) {
    CameraNames names = new CameraNames();
    Map<String, FrameSource> opened = new LinkedHashMap<>();
    List<MienException> failures = new ArrayList<>();
    for (String source : sources) {
      try {
        opened.put(names.of(source), open.apply(source));
      } catch (MienException e) {
        failures.add(e);
      } catch (RuntimeException e) {
        opened.values().forEach(FrameSource::close);
        throw e;
      }
    }
    if (opened.isEmpty()) {
      failures.subList(0, failures.size() - 1).forEach(complaints);
      throw failures.get(failures.size() - 1);
    }
    failures.forEach(complaints);
    return new Cameras(opened, complaints);
  }

  int count() {
    return sources.size();
  }

  /**
   * Begins to publish; to be called once.
   *
   * @param inFlight told of each frame that is taken
   */
  void publish(FramePublisher publisher, InFlight inFlight) {
    sources.forEach(
        (name, source) -> {
          FrameSource present = new PresentSource(source, inFlight);
          Thread thread =
              new Thread(
                  () -> publish(name, present, publisher, inFlight.publication()),
                  "camera " + name);
          threads.add(thread);
          thread.start();
        });
  }

  private void publish(
      String name, FrameSource source, FramePublisher publisher, Consumer<PublishReport> progress) {
    try (source) {
      PublishReport report = publisher.publish(name, source, Pace.SOURCE_RATE, progress);
      progress.accept(report);
      report.failure().ifPresent(complaints);
    } catch (MienException e) {
      complaints.accept(e);
    }
  }

  /** Stops publishing and closes the sources; a second call does nothing more. */
  @Override
  public void close() {
    if (threads.isEmpty()) {
      sources.values().forEach(FrameSource::close);
    }
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(JOIN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
