package io.mien.stream.capture;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_INFO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where FFmpeg's own lines go: to the log at debug level, and to whoever {@linkplain #listen()
 * listens} on the same thread, because FFmpeg tells why something failed only there.
 */
final class FfmpegLog extends LogCallback {

  private static final Logger LOG = LoggerFactory.getLogger("io.mien.stream.capture.ffmpeg");

  private static final ThreadLocal<Listener> LISTENERS = new ThreadLocal<>();

  /** Native code keeps a weak reference only; collected, the next line would end the process. */
  @SuppressWarnings("unused") // to be held is its purpose
  private static final FfmpegLog INSTALLED = install();

  private static final int KEPT = 8;

  private static FfmpegLog install() {
    // JavaCV would print to stderr what FFmpeg does not know among its options.
    System.getProperties().putIfAbsent("org.bytedeco.javacpp.logger", "slf4j");
    FfmpegLog log = new FfmpegLog();
    avutil.av_log_set_level(LOG.isDebugEnabled() ? AV_LOG_INFO : AV_LOG_WARNING);
    avutil.setLogCallback(log);
    return log;
  }

  /** Collects what FFmpeg complains about on this thread until the listener is closed. */
  static Listener listen() {
    Listener listener = new Listener();
    LISTENERS.set(listener);
    return listener;
  }

  /** Called by FFmpeg on any thread. An exception would end the process. */
  @Override
  public void call(int level, @Nullable BytePointer message) {
    if (message == null || message.isNull()) {
      return;
    }
    String line = message.getString().strip();
    if (line.isEmpty()) {
      return;
    }
    LOG.debug("{}", line);
    Listener listener = LISTENERS.get();
    if (listener != null && level <= AV_LOG_WARNING) {
      listener.add(level, line.replaceFirst("^(\\[[^\\]]* @ [^\\]]*\\] ?)+", ""));
    }
  }

  /** The latest complaints of one thread. */
  static final class Listener implements AutoCloseable {

    private final Deque<Complaint> complaints = new ArrayDeque<>();

    private Listener() {}

    private void add(int level, String line) {
      if (complaints.size() == KEPT) {
        complaints.removeFirst();
      }
      complaints.addLast(new Complaint(level, line));
    }

    /** The latest error, or else the latest warning. */
    Optional<String> reason() {
      return latest(AV_LOG_ERROR).or(() -> latest(AV_LOG_WARNING));
    }

    /** The latest line which says that data is missing or damaged. */
    Optional<String> damage() {
      return latest(AV_LOG_ERROR)
          .or(() -> latest(AV_LOG_WARNING).filter(line -> line.startsWith("Packet corrupt")));
    }

    private Optional<String> latest(int level) {
      for (Iterator<Complaint> i = complaints.descendingIterator(); i.hasNext(); ) {
        Complaint complaint = i.next();
        if (complaint.level <= level) {
          return Optional.of(complaint.line);
        }
      }
      return Optional.empty();
    }

    @Override
    public void close() {
      LISTENERS.remove();
    }
  }

  private record Complaint(int level, String line) {}
}
