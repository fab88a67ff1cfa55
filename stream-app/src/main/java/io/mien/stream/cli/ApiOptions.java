package io.mien.stream.cli;

import io.mien.stream.api.ApiSettings;
import picocli.CommandLine.Option;

/** Where the page is and what it shows. */
final class ApiOptions {

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = ApiSettings.DEFAULT_HOST,
      description =
          "Name or address to serve the page on; 0.0.0.0 serves everybody who reaches this machine"
              + " (default: ${DEFAULT-VALUE}).")
  private String host = "";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + ApiSettings.DEFAULT_PORT,
      converter = Numbers.Port.class,
      description = "Port of the page, 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--preview",
      description =
          "Show the pictures of real cameras on the page; without it only those of generated faces"
              + " leave the frames topic.")
  private boolean preview;

  ApiSettings settings() {
    return new ApiSettings(host, port, preview);
  }
}
