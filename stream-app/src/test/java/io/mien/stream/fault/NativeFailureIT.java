package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.stream.Shared;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Native code that fails on some frames: those become dead letters, all others events. */
@Timeout(300)
@ExtendWith(SharedBroker.class)
class NativeFailureIT {

  private static final int FRAMES = Scenario.FULL ? 400 : 40;

  @TempDir private Path folder;

  private final FaceFrames frames = FaceFrames.draw();

  @Test
  void shouldSetAsideFramesOnWhichTheModelThrows(BrokerProcess broker) throws Exception {
    Path bundle = folder.resolve("bundle");
    BrokenGraphs.bundleThatFailsInTheDark(bundle);
    try (Scenario scenario = Scenario.on(broker, "throwing")) {
      scenario.launch("--bundle", bundle.toString(), "--judge-all");
      for (int i = 0; i < FRAMES; i++) {
        scenario.sender().send("camera", 2L * i);
        scenario
            .sender()
            .sendPicture(
                "camera", 2L * i + 1, dark(frames.jpeg(i)), DeadLetterReason.RECOGNITION_FAILED);
      }
      scenario.compare();
    }
  }

  @Test
  void shouldSetAsideFramesForWhichTheDetectorSaysNaN(BrokerProcess broker) throws Exception {
    Path detector = folder.resolve("blinded.onnx");
    BrokenGraphs.detectorThatIsBlinded(Shared.yunet(), detector);
    try (Scenario scenario = Scenario.on(broker, "blinded")) {
      scenario.launchWith(FaceFrames.searchWith(detector.toString()));
      for (int i = 0; i < FRAMES; i++) {
        scenario.sender().send("camera", 2L * i);
        scenario
            .sender()
            .sendPicture("camera", 2L * i + 1, white(), DeadLetterReason.RECOGNITION_FAILED);
      }
      scenario.compare();

      assertThat(scenario.reader().letters())
          .extracting(Arrival::value)
          .extracting(DeadLetter::getSentence)
          .allSatisfy(sentence -> assertThat(sentence).contains("no number"));
    }
  }

  private static byte[] dark(byte[] jpeg) throws IOException {
    BufferedImage bright = ImageIO.read(new ByteArrayInputStream(jpeg));
    return jpeg(new RescaleOp(.35f, 0, null).filter(bright, null));
  }

  private static byte[] white() throws IOException {
    BufferedImage image =
        new BufferedImage(FaceFrames.SIDE, FaceFrames.SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
    return jpeg(image);
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", bytes);
    return bytes.toByteArray();
  }
}
