package io.mien.stream.frames;

import io.mien.schemas.FrameClaim;
import io.mien.schemas.VideoFrame;
import io.mien.stream.frames.ClaimException.Reason;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gets the picture of a frame, from its record or from the file that it claims. Thread-safe. */
public final class FramePictures {

  private final @Nullable ClaimFolder claims;

  private FramePictures(@Nullable ClaimFolder claims) {
    this.claims = claims;
  }

  /** Pictures of records alone; a frame with a claim is refused. */
  public static FramePictures inRecords() {
    return new FramePictures(null);
  }

  /**
   * @param claims where large ones lie; empty refuses them
   */
  public static FramePictures with(Optional<ClaimFolder> claims) {
    return new FramePictures(claims.orElse(null));
  }

  /**
   * The encoded picture.
   *
   * @throws ClaimException if the frame claims a file that cannot be had
   * @throws io.mien.recognition.MienException if the whole folder of claims is gone
   */
  public byte[] of(VideoFrame frame) {
    FrameClaim claim = frame.getClaim();
    if (claim == null) {
      ByteBuffer source = frame.getBytes().duplicate();
      byte[] bytes = new byte[source.remaining()];
      source.get(bytes);
      return bytes;
    }
    if (claims == null) {
      throw new ClaimException(
          Reason.REFUSED,
          "The frame claims a file and this process knows no folder for large frames; start it with --claims.");
    }
    return claims.read(claim);
  }
}
