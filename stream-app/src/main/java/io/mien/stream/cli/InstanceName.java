package io.mien.stream.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this process is called among others: its machine and its number there. */
final class InstanceName {

  private InstanceName() {}

  static String ofThisProcess() {
    return host() + "/" + ProcessHandle.current().pid();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // Containers without a name of their own; the number of the process is still one.
      return InetAddress.getLoopbackAddress().getHostName();
    }
  }
}
