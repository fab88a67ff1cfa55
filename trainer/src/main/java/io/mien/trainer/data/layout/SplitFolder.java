package io.mien.trainer.data.layout;

import io.mien.trainer.data.Usage;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder whose name says which part of a data set it holds.
 *
 * @param aligned whether the name says that its pictures are aligned faces, as SFEW's
 *     Train_Aligned_Faces does
 */
record SplitFolder(Path path, Usage usage, boolean aligned) {

  private static final Pattern NAME =
      Pattern.compile("([a-z]+)(_aligned_faces\\w*)?", Pattern.CASE_INSENSITIVE);

  private static final Map<String, Usage> USAGES =
      Map.ofEntries(
          Map.entry("train", Usage.TRAINING),
          Map.entry("training", Usage.TRAINING),
          Map.entry("val", Usage.VALIDATION),
          Map.entry("valid", Usage.VALIDATION),
          Map.entry("validation", Usage.VALIDATION),
          Map.entry("dev", Usage.VALIDATION),
          Map.entry("test", Usage.PUBLIC_TEST),
          Map.entry("testing", Usage.PUBLIC_TEST),
          Map.entry("publictest", Usage.PUBLIC_TEST),
          Map.entry("privatetest", Usage.PRIVATE_TEST));

  /** What the name of a folder says; empty if it names no part. */
  static Optional<SplitFolder> of(Path folder) {
    Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
    if (!name.matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(USAGES.get(name.group(1).toLowerCase(Locale.ROOT)))
        .map(usage -> new SplitFolder(folder, usage, name.group(2) != null));
  }
}
