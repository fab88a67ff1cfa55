package io.mien.stream.capture;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.time.Duration;
import java.util.Locale;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.jspecify.annotations.Nullable;

/**
 * Follows a video to its end and tells whether that is the end it was made with. FFmpeg's grabber
 * reports a file that was cut off as one that is simply over, so three things are compared: the
 * duration that the header declares, what FFmpeg complained about on the last frames, and the
 * trailer of a GIF, which declares no duration.
 */
final class VideoEnd {

  /** Headers round, and a last frame may be held longer than the others. */
  private static final long TOLERANCE_MICROS = 1_000_000;

  private static final double TOLERANCE_SHARE = .05;

  /** Decoders hand out the frames before the damage after FFmpeg complained about it. */
  private static final int DECODER_DELAY = 32;

  private static final int GIF_TRAILER = 0x3B;

  private final String name;
  private final String format;
  private final long declaredMicros;

  private long frames;
  private long first;
  private long last;
  private long interval;
  private @Nullable String complaint;
  private long complainedAt;

  private VideoEnd(String name, String format, long declaredMicros) {
    this.name = name;
    this.format = format;
    this.declaredMicros = declaredMicros;
  }

  /** For an opened grabber. */
  static VideoEnd of(String name, FFmpegFrameGrabber grabber) {
    AVFormatContext context = grabber.getFormatContext();
    return new VideoEnd(name, context.iformat().name().getString(), declared(context));
  }

  /** Microseconds of the video itself; 0 if nobody knows. */
  private static long declared(AVFormatContext context) {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVStream stream = context.streams(i);
      if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO && stream.duration() > 0) {
        AVRational unit = stream.time_base();
        return Math.round(1e6 * stream.duration() * unit.num() / unit.den());
      }
    }
    // Of several streams, sound may well go on after the last picture.
    return context.nb_streams() == 1 ? Math.max(0, context.duration()) : 0;
  }

  /** Counts a frame and gives its position, which never goes back. */
  Duration advanceTo(long timestampMicros) {
    if (frames == 0) {
      first = timestampMicros;
      last = timestampMicros;
    }
    if (timestampMicros > last) {
      interval = timestampMicros - last;
      last = timestampMicros;
    }
    frames++;
    return Duration.ofNanos((last - first) * 1000);
  }

  /** FFmpeg said that something is missing or damaged. */
  void complained(String line) {
    complaint = line;
    complainedAt = frames;
  }

  /**
   * The last frame was read.
   *
   * @throws MienException if there should have been more
   */
  void reached() {
    if (frames == 0) {
      throw new MienException(
          "%s has no picture in it that can be read%s: give another source"
              .formatted(name, because()));
    }
    long covered = last - first + interval;
    boolean tooShort =
        declaredMicros - covered > Math.max(TOLERANCE_MICROS, TOLERANCE_SHARE * declaredMicros);
    boolean broken = complaint != null && frames - complainedAt <= DECODER_DELAY;
    if (tooShort || broken || cutGif()) {
      throw new MienException(
          "%s breaks off after %d frames (%s); these were read, the rest is missing or damaged%s: copy or record it again"
              .formatted(name, frames, times(covered), because()));
    }
  }

  private String times(long covered) {
    String read = String.format(Locale.ROOT, "%.1f s", covered / 1e6);
    return declaredMicros > covered
        ? String.format(Locale.ROOT, "%s of %.1f s", read, declaredMicros / 1e6)
        : read;
  }

  private String because() {
    return complaint == null ? "" : " (FFmpeg: %s)".formatted(complaint);
  }

  /** Whether the file's last byte that is not 0 is anything but the trailer. */
  private boolean cutGif() {
    if (!format.equals("gif")) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(name, "r")) {
      for (long at = file.length() - 1; at >= 0; at--) {
        file.seek(at);
        int value = file.read();
        if (value != 0) {
          return value != GIF_TRAILER;
        }
      }
      return true;
    } catch (IOException e) {
      throw new MienException("%s can no longer be read: %s".formatted(name, e.getMessage()), e);
    }
  }
}
