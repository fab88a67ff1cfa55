package io.mien.recognition.quality;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of a face before it is judged.
 *
 * @param size root of the area of its box, in pixels of the original frame
 * @param blur 0 (sharp) to 1 (nothing but blur), see {@link BlurMeter}
 * @param pose null where the detector finds only eyes
 */
public record FaceQuality(double size, double blur, @Nullable HeadPose pose) {

  public FaceQuality {
    if (!(size > 0)) {
      throw new IllegalArgumentException("a face has a size: " + size);
    }
    if (!(blur >= 0 && blur <= 1)) {
      throw new IllegalArgumentException("blur lies in [0, 1]: " + blur);
    }
  }
}
