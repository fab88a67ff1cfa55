package io.mien.trainer.data.inspect;

import io.mien.trainer.data.LabeledFace;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds faces that are in a data set more than once: with the very same pixels, and nearly the
 * same, such as another compression of one photograph. Two faces are nearly the same if their
 * perceptual hashes differ in at most {@value #MOST_BITS} of 63 bits and their gray levels at 32x32
 * pixels correlate by at least {@value #LEAST_CORRELATION}. On FER2013 every pair at these bounds
 * that was looked at was one photograph, cut or marked in another way. Blank pictures are only the
 * very same.
 */
final class Duplicates {

  static final int MOST_BITS = 8;
  static final double LEAST_CORRELATION = 0.95;

  private Duplicates() {}

  /** Faces with the very same pixels. */
  static DuplicateGroups exact(List<LabeledFace> faces) {
    Map<ByteBuffer, List<LabeledFace>> byPixels = new LinkedHashMap<>();
    MessageDigest digest = sha256();
    for (LabeledFace face : faces) {
      byPixels
          .computeIfAbsent(
              ByteBuffer.wrap(digest.digest(face.crop().pixels())), key -> new ArrayList<>())
          .add(face);
    }
    return repeated(byPixels.values());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Faces that are the same or nearly the same; two that both resemble a third are one group. */
  static DuplicateGroups near(List<LabeledFace> faces) {
    long[] hashes = new long[faces.size()];
    List<Integer> seen = new ArrayList<>();
    for (int i = 0; i < hashes.length; i++) {
      Thumbnail picture = Thumbnail.of(faces.get(i).crop());
      if (!picture.isFlat()) {
        hashes[seen.size()] = PerceptualHash.of(picture);
        seen.add(i);
      }
    }
    int[] leader = IntStream.range(0, faces.size()).toArray();
    new NearPairs(Arrays.copyOf(hashes, seen.size()), MOST_BITS)
        .forEach(
            (a, b) -> {
              int first = seen.get(a);
              int second = seen.get(b);
              if (resemble(faces.get(first), faces.get(second))) {
                join(leader, first, second);
              }
            });
    Map<Integer, List<LabeledFace>> byLeader = new LinkedHashMap<>();
    for (int i = 0; i < leader.length; i++) {
      byLeader.computeIfAbsent(find(leader, i), key -> new ArrayList<>()).add(faces.get(i));
    }
    return repeated(byLeader.values());
  }

  // Thumbnails are made anew for the few pairs: keeping all of a million faces takes 4 GB.
  private static boolean resemble(LabeledFace one, LabeledFace other) {
    return Thumbnail.of(one.crop()).correlation(Thumbnail.of(other.crop())) >= LEAST_CORRELATION;
  }

  private static void join(int[] leader, int one, int other) {
    int first = find(leader, one);
    int second = find(leader, other);
    leader[Math.max(first, second)] = Math.min(first, second);
  }

  private static int find(int[] leader, int of) {
    int at = of;
    while (leader[at] != at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  }

  private static DuplicateGroups repeated(Collection<List<LabeledFace>> groups) {
    return new DuplicateGroups(groups.stream().filter(group -> group.size() > 1).toList());
  }
}
