package io.mien.trainer.data.layout;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.data.BadRow;
import io.mien.trainer.data.DataSource;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Everything about a data set but its pixels, as bytes of a cache file. */
final class CachedFaces {

  private CachedFaces() {}

  /** Writes the faces that got a crop; the slot of each is its place in the listing. */
  static void write(Listing listing, boolean[] good, List<BadRow> badRows, DataOutputStream out)
      throws IOException {
    out.writeInt(listing.rows());
    out.writeInt(listing.leftOut().size());
    for (var entry : listing.leftOut().entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeInt(entry.getValue());
    }
    out.writeInt(listing.classes().size());
    for (Emotion emotion : listing.classes()) {
      out.writeUTF(emotion.name());
    }
    out.writeInt(badRows.size());
    for (BadRow row : badRows) {
      out.writeUTF(row.file().toString());
      out.writeLong(row.line());
      out.writeUTF(row.reason());
    }
    out.writeInt(good.length);
    for (int slot = 0; slot < good.length; slot++) {
      out.writeBoolean(good[slot]);
      if (good[slot]) {
        write(listing.faces().get(slot), out);
      }
    }
  }

  private static void write(ListedFace face, DataOutputStream out) throws IOException {
    ValenceArousal affect = face.affect();
    out.writeInt(face.row());
    out.writeUTF(face.label().name());
    out.writeUTF(face.usage().name());
    out.writeFloat(affect == null ? Float.NaN : affect.valence());
    out.writeFloat(affect == null ? Float.NaN : affect.arousal());
    out.writeUTF(face.source());
  }

  /**
   * Reads faces, whose source it does not know.
   *
   * @param crops the crop of a slot
   */
  static FaceData read(DataInputStream in, IntFunction<AlignedCrop> crops) throws IOException {
    int rows = in.readInt();
    SortedMap<String, Integer> leftOut = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      leftOut.put(in.readUTF(), in.readInt());
    }
    List<Emotion> classes = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      classes.add(Emotion.valueOf(in.readUTF()));
    }
    List<BadRow> badRows = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      badRows.add(new BadRow(Path.of(in.readUTF()), in.readLong(), in.readUTF()));
    }
    List<LabeledFace> faces = new ArrayList<>();
    int slots = in.readInt();
    for (int slot = 0; slot < slots; slot++) {
      if (in.readBoolean()) {
        faces.add(face(in, crops.apply(slot)));
      }
    }
    return new FaceData(faces, badRows, rows, leftOut, classes, DataSource.FOLDERS);
  }

  private static LabeledFace face(DataInputStream in, AlignedCrop crop) throws IOException {
    int row = in.readInt();
    Emotion label = Emotion.valueOf(in.readUTF());
    Usage usage = Usage.valueOf(in.readUTF());
    ValenceArousal affect = affect(in.readFloat(), in.readFloat());
    return new LabeledFace(row, crop, label, usage, null, affect, in.readUTF());
  }

  private static @Nullable ValenceArousal affect(float valence, float arousal) {
    return Float.isNaN(valence) ? null : new ValenceArousal(valence, arousal);
  }
}
