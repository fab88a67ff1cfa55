package io.mien.stream.cli;

import io.mien.recognition.MienVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} tells. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {MienVersion.line()};
  }
}
