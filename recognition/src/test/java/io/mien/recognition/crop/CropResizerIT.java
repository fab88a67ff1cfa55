package io.mien.recognition.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mien.recognition.frame.Frame;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class CropResizerIT {

  /** Blue on the left half, red on the right one. */
  private static Frame halves(int width, int height) {
    byte[] bgr = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      bgr[3 * i + (i % width < width / 2 ? 0 : 2)] = (byte) 255;
    }
    return Frame.ofBgr(width, height, bgr);
  }

  @Test
  void shouldKeepColorsInTheirPlacesWhenStretching() {
    try (Frame frame = halves(6, 10)) {
      AlignedCrop crop = new CropResizer(2, 3).crop(frame);
      assertThat(crop.pixels()).containsExactly(0, 0, 255, 255, 0, 0, 0, 0, 255, 255, 0, 0);
    }
  }

  @Test
  void shouldAverageWhenShrinking() {
    byte[] checkered = new byte[16 * 16];
    for (int i = 0; i < checkered.length; i++) {
      checkered[i] = (byte) ((i + i / 16) % 2 == 0 ? 0 : 200);
    }
    AlignedCrop crop = new CropResizer(4, 1).crop(AlignedCrop.of(16, 1, checkered));
    assertThat(crop.pixels()).containsOnly(100);
  }

  @Test
  void shouldTurnGrayIntoThreeEqualChannelsAndBack() {
    byte[] gray = new byte[20 * 20];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) (i / 2);
    }
    AlignedCrop colored = new CropResizer(20, 3).crop(AlignedCrop.of(20, 1, gray));
    assertThat(colored.channels()).isEqualTo(3);
    assertThat(new CropResizer(20, 1).crop(colored).pixels()).isEqualTo(gray);
  }

  @Test
  void shouldKeepTheOrderOfChannels() {
    byte[] rgb = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120};
    AlignedCrop crop = new CropResizer(1, 3).crop(AlignedCrop.of(2, 3, rgb));
    assertThat(crop.pixels()).containsExactly(55, 65, 75);
  }

  @Test
  void shouldShowPixelsThatStayInABuffer() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 4, 9}).position(1).limit(5);
    AlignedCrop crop = AlignedCrop.view(2, 1, buffer);
    ByteBuffer target = ByteBuffer.allocate(8);
    crop.putInto(target);
    crop.putInto(target);
    assertThat(target.array()).containsExactly(1, 2, 3, 4, 1, 2, 3, 4);
    assertThat(crop.pixels()).containsExactly(1, 2, 3, 4);
    assertThatIllegalArgumentException().isThrownBy(() -> AlignedCrop.view(3, 1, buffer));
  }
}
