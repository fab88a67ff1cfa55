package io.mien.stream.bench;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process takes of the machine. */
final class ProcessUse {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";

  private ProcessUse() {}

  /** Time of all processors that all threads took so far, in milliseconds. */
  static double cpuMs() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e6;
  }

  /** Processes that ran or waited to run in the last minute; negative where nobody tells. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /**
   * Memory that is in use now, in MiB: heap, native memory and whatever else.
   *
   * @throws MienException where the system does not tell
   */
  static double residentMiB() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(RESIDENT)) {
          return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
        }
      }
    } catch (IOException e) {
      throw new MienException(
          "this system does not tell how much memory a process has (%s); leave out --memory"
              .formatted(e.getMessage()),
          e);
    }
    throw new MienException("%s has no line %s; leave out --memory".formatted(STATUS, RESIDENT));
  }
}
