package io.mien.recognition.face;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.split;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;

/**
 * Native memory for one size of YuNet's input and all its outputs: OpenCV writes into the one, ONNX
 * Runtime reads it and writes into the others, and nothing of it is ever copied to the Java heap.
 * Not thread-safe.
 */
final class YuNetTensors implements AutoCloseable {

  /** Float32 [1, 3, height, width], blue first, 0 to 255. */
  static final String INPUT = "input";

  private static final int[] STRIDES = {8, 16, 32};
  private static final String[] OUTPUTS = {"cls_", "obj_", "bbox_", "kps_"};
  private static final int[] COLUMNS = {1, 1, 4, 10};

  private final int width;
  private final int height;
  private final List<Pointer> memory = new ArrayList<>();
  private final List<Mat> planes = new ArrayList<>();
  private final MatVector channels = new MatVector();
  private final Map<String, OnnxTensor> inputs = new HashMap<>();
  private final Map<String, OnnxTensor> outputs = new HashMap<>();
  private final List<YuNetAnchors> anchors = new ArrayList<>();
  private int filledWidth;
  private int filledHeight;

  private YuNetTensors(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /**
   * Allocates it.
   *
   * @param width a multiple of 32
   * @param height a multiple of 32
   */
  static YuNetTensors of(OrtEnvironment environment, int width, int height) throws OrtException {
    YuNetTensors tensors = new YuNetTensors(width, height);
    boolean whole = false;
    try {
      tensors.allocate(environment);
      whole = true;
      return tensors;
    } finally {
      if (!whole) {
        tensors.close();
      }
    }
  }

  static List<String> outputNames() {
    List<String> names = new ArrayList<>();
    for (int stride : STRIDES) {
      for (String output : OUTPUTS) {
        names.add(output + stride);
      }
    }
    return names;
  }

  private void allocate(OrtEnvironment environment) throws OrtException {
    long area = (long) width * height;
    FloatPointer pixels = floats(3 * area);
    for (int i = 0; i < 3; i++) {
      // The pointer is not closed here: it is a view, and closing it would free the memory.
      planes.add(new Mat(height, width, CV_32FC1, pixels.getPointer(i * area)));
    }
    inputs.put(
        INPUT,
        OnnxTensor.createTensor(environment, pixels.asBuffer(), new long[] {1, 3, height, width}));
    for (int stride : STRIDES) {
      int count = (width / stride) * (height / stride);
      FloatBuffer[] of = new FloatBuffer[OUTPUTS.length];
      for (int i = 0; i < OUTPUTS.length; i++) {
        of[i] = floats((long) count * COLUMNS[i]).asBuffer();
        outputs.put(
            OUTPUTS[i] + stride,
            OnnxTensor.createTensor(environment, of[i], new long[] {1, count, COLUMNS[i]}));
      }
      anchors.add(new YuNetAnchors(stride, width / stride, of[0], of[1], of[2], of[3]));
    }
  }

  private FloatPointer floats(long count) {
    FloatPointer floats = new FloatPointer(count);
    memory.add(floats);
    Pointer.memset(floats, 0, count * Float.BYTES);
    return floats;
  }

  /**
   * Writes an image into the input.
   *
   * @param image 8-bit BGR, not larger than this
   */
  void fill(Mat image) {
    if (image.cols() != filledWidth || image.rows() != filledHeight) {
      filledWidth = image.cols();
      filledHeight = image.rows();
      // What an image of another size left beyond this one has to be black again.
      Pointer.memset(memory.get(0), 0, 3L * width * height * Float.BYTES);
    }
    split(image, channels);
    try (Rect covered = new Rect(0, 0, filledWidth, filledHeight)) {
      for (int i = 0; i < 3; i++) {
        try (Mat channel = channels.get(i);
            Mat target = new Mat(planes.get(i), covered)) {
          channel.convertTo(target, CV_32FC1);
        }
      }
    }
  }

  Map<String, OnnxTensor> inputs() {
    return inputs;
  }

  Map<String, OnnxTensor> outputs() {
    return outputs;
  }

  /** What the outputs say: all faces that score so much, many of them of the same face. */
  List<Face> faces(float minScore) {
    List<Face> faces = new ArrayList<>();
    anchors.forEach(of -> of.addFaces(minScore, faces));
    return faces;
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    outputs.values().forEach(OnnxTensor::close);
    planes.forEach(Mat::close);
    channels.close();
    memory.forEach(Pointer::close);
  }
}
