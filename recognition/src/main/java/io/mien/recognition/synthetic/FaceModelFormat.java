package io.mien.recognition.synthetic;

import io.mien.recognition.emotion.Emotion;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of a {@link FaceModel}, big-endian: {@code MFAC}, a version byte, size, emotion count
 * and component count as unsigned shorts; the emotions' labels as modified UTF-8; the averages as
 * 16-bit and the components as 8-bit rows, each behind the float32 of its largest magnitude; the
 * deviations as float32.
 */
final class FaceModelFormat {

  private static final int MAGIC = 0x4d464143;
  private static final int VERSION = 1;
  private static final int LARGEST_SIZE = 256;
  private static final int LARGEST_COUNT = 1024;

  private FaceModelFormat() {}

  static void write(FaceStatistics model, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MAGIC);
    data.writeByte(VERSION);
    data.writeShort(model.size());
    data.writeShort(model.emotions().size());
    data.writeShort(model.components());
    for (Emotion emotion : model.emotions()) {
      data.writeUTF(emotion.label());
    }
    for (int e = 0; e < model.emotions().size(); e++) {
      float[] row = model.average(e);
      float largest = largest(row);
      data.writeFloat(largest);
      for (float value : row) {
        data.writeShort(Math.round(value / largest * Short.MAX_VALUE));
      }
    }
    for (int c = 0; c < model.components(); c++) {
      float[] row = model.component(c);
      float largest = largest(row);
      data.writeFloat(largest);
      for (float value : row) {
        data.writeByte(Math.round(value / largest * Byte.MAX_VALUE));
      }
    }
    for (int e = 0; e < model.emotions().size(); e++) {
      for (int c = 0; c < model.components(); c++) {
        data.writeFloat(model.deviation(e, c));
      }
    }
    data.flush();
  }

  private static float largest(float[] row) {
    float largest = Float.MIN_NORMAL;
    for (float value : row) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  static FaceStatistics read(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    try {
      if (data.readInt() != MAGIC || data.readByte() != VERSION) {
        throw new IOException("not a face model of this version");
      }
      int size = count(data, LARGEST_SIZE);
      int emotionCount = count(data, LARGEST_COUNT);
      int componentCount = count(data, LARGEST_COUNT);
      List<Emotion> emotions = new ArrayList<>();
      for (int e = 0; e < emotionCount; e++) {
        String label = data.readUTF();
        emotions.add(
            Emotion.ofLabel(label)
                .orElseThrow(() -> new IOException("a face model of unknown emotion " + label)));
      }
      float[][] averages = new float[emotionCount][size * size];
      for (float[] row : averages) {
        float unit = data.readFloat() / Short.MAX_VALUE;
        for (int i = 0; i < row.length; i++) {
          row[i] = data.readShort() * unit;
        }
      }
      float[][] components = new float[componentCount][size * size];
      for (float[] row : components) {
        float unit = data.readFloat() / Byte.MAX_VALUE;
        for (int i = 0; i < row.length; i++) {
          row[i] = data.readByte() * unit;
        }
      }
      float[][] deviations = new float[emotionCount][componentCount];
      for (float[] row : deviations) {
        for (int i = 0; i < row.length; i++) {
          row[i] = data.readFloat();
        }
      }
      return FaceStatistics.of(size, emotions, averages, components, deviations);
    } catch (EOFException e) {
      throw new IOException("a face model that ends too early", e);
    } catch (IllegalArgumentException e) {
      throw new IOException("a face model that contradicts itself: " + e.getMessage(), e);
    }
  }

  private static int count(DataInputStream data, int largest) throws IOException {
    int count = data.readUnsignedShort();
    if (count < 1 || count > largest) {
      throw new IOException("a face model that counts " + count);
    }
    return count;
  }
}
