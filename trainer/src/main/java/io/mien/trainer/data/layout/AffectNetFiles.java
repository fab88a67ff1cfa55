package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import io.mien.trainer.data.TextLines;
import io.mien.trainer.data.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where AffectNet's lists and pictures lie: people unpack the archives in several ways.
 *
 * @param lists training.csv, validation.csv, or the one that was named
 * @param root the folder that lists and pictures are searched in
 */
record AffectNetFiles(List<Path> lists, Path root) {

  private static final List<String> MANUAL = List.of("training.csv", "validation.csv");
  private static final String AUTOMATIC = "automatically_annotated.csv";
  private static final int PROBED = 50;
  private static final int DEPTH = 2;

  AffectNetFiles {
    lists = List.copyOf(lists);
  }

  /**
   * The lists of a data set: the one that is named, or training.csv and validation.csv of a folder,
   * or automatically_annotated.csv where it has only that one. Empty if it has none.
   */
  static AffectNetFiles of(Path data) {
    if (!Files.isDirectory(data)) {
      Path folder = data.toAbsolutePath().getParent();
      return new AffectNetFiles(List.of(data), folder == null ? data : folder);
    }
    List<Path> folders = new ArrayList<>(List.of(data));
    folders.addAll(below(data, 1));
    List<Path> manual = new ArrayList<>();
    List<Path> automatic = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : children(folder)) {
        String name = name(file);
        if (MANUAL.stream().anyMatch(name::endsWith) && isList(file)) {
          manual.add(file);
        } else if (name.equals(AUTOMATIC) && isList(file)) {
          automatic.add(file);
        }
      }
    }
    return new AffectNetFiles(manual.isEmpty() ? automatic : manual, data);
  }

  /** Validation for a list of that name, else Training. */
  static Usage usage(Path list) {
    return name(list).endsWith(MANUAL.get(1)) ? Usage.VALIDATION : Usage.TRAINING;
  }

  /** Whether a file begins as AffectNet's lists do. */
  static boolean isList(Path file) {
    try (BufferedReader lines = TextLines.open(file)) {
      String first = lines.readLine();
      return first != null && AffectNetRow.looksLike(first);
    } catch (IOException e) {
      throw new MienException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * The folder in which the pictures of a list lie: beside it, beside its folder, or in a folder
   * such as Manually_Annotated_Images.
   *
   * @throws MienException if none of the first pictures is anywhere
   */
  Path pictures(Path list, List<String> names) {
    List<String> probed = names.subList(0, Math.min(PROBED, names.size()));
    Path best = root;
    long most = 0;
    for (Path candidate : candidates(list)) {
      long found = probed.stream().filter(n -> Files.isRegularFile(candidate.resolve(n))).count();
      if (found > most) {
        best = candidate;
        most = found;
      }
    }
    if (most == 0 && !probed.isEmpty()) {
      throw new MienException(
          "None of the first %d pictures that %s names, such as %s, lies beside it; put the folder"
                  .formatted(probed.size(), list, probed.get(0))
              + " Manually_Annotated_Images there.");
    }
    return best;
  }

  private Set<Path> candidates(Path list) {
    Set<Path> candidates = new LinkedHashSet<>();
    Path beside = list.toAbsolutePath().getParent();
    List<Path> tops = new ArrayList<>(List.of(root));
    if (beside != null) {
      candidates.add(beside);
      tops.add(beside);
      if (beside.getParent() != null) {
        tops.add(beside.getParent());
      }
    }
    for (Path top : tops) {
      candidates.add(top);
      candidates.addAll(below(top, DEPTH));
    }
    return candidates;
  }

  // Only folders of annotated pictures are entered: below them lie more than a thousand others.
  private static List<Path> below(Path folder, int depth) {
    List<Path> found = new ArrayList<>();
    for (Path child : children(folder)) {
      boolean named = name(child).contains("annotated") || name(child).endsWith("images");
      if (named && Files.isDirectory(child)) {
        found.add(child);
        if (depth > 1) {
          found.addAll(below(child, depth - 1));
        }
      }
    }
    return found;
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted(Comparator.comparing(AffectNetFiles::name)).toList();
    } catch (IOException e) {
      throw new MienException("%s cannot be read: %s.".formatted(folder, e.getMessage()), e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
