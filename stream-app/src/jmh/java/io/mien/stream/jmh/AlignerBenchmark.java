package io.mien.stream.jmh;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.Frame;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One face of a frame of 640x480 to the default bundle's template. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AlignerBenchmark {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private final FaceAligner aligner =
      new FaceAligner(new CropTemplate(48, 1, new Point(14.8f, 17.8f), new Point(32.2f, 17.8f)));

  /** Between the eyes, in pixels. */
  @Param({"15", "35", "120"})
  private int eyes;

  private Frame frame;
  private Landmarks landmarks;

  @Setup
  public void open() {
    byte[] bgr = new byte[3 * WIDTH * HEIGHT];
    new Random(7).nextBytes(bgr);
    frame = Frame.ofBgr(WIDTH, HEIGHT, bgr);
    landmarks =
        Landmarks.ofEyes(
            new Point(320 - eyes / 2f, 230), new Point(320 + eyes / 2f, 230 + eyes / 10f));
  }

  @TearDown
  public void close() {
    frame.close();
  }

  @Benchmark
  public AlignedCrop align() {
    return aligner.align(frame, landmarks);
  }
}
