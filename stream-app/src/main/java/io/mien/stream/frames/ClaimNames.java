package io.mien.stream.frames;

import io.mien.schemas.FrameEncoding;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names of files with pictures: {@code 20260102T0304Z/<random>.jpg}. The folder is the minute in
 * which they were written, so that whole minutes expire; the file says nothing about what it shows.
 */
final class ClaimNames {

  /** Ends the name of a file that is being written. */
  static final String PART = ".part";

  private static final Pattern MINUTE = Pattern.compile("\\d{8}T\\d{4}Z");
  private static final Pattern FILE =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.(jpeg|png)(\\.part)?");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT);

  private ClaimNames() {}

  static String path(Instant now, UUID id, FrameEncoding encoding) {
    String minute = FORMAT.format(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
    return minute + "/" + id + "." + encoding.name().toLowerCase(Locale.ROOT);
  }

  /** When the last file of that folder can have been begun; empty for a folder of somebody else. */
  static Optional<Instant> lastWrite(String folder) {
    if (!MINUTE.matcher(folder).matches()) {
      return Optional.empty();
    }
    try {
      Instant minute = LocalDateTime.parse(folder, FORMAT).toInstant(ZoneOffset.UTC);
      return Optional.of(minute.plus(1, ChronoUnit.MINUTES));
    } catch (DateTimeException e) {
      // Digits, but no time: not ours.
      return Optional.empty();
    }
  }

  static boolean isClaim(String file) {
    return FILE.matcher(file).matches();
  }
}
