package io.mien.recognition.face;

/**
 * An upright rectangle in pixels. It may reach beyond the image, as a face at the rim does.
 *
 * @param x left edge
 * @param y top edge
 */
public record Box(float x, float y, float width, float height) {

  public Box {
    if (!Float.isFinite(x) || !Float.isFinite(y)) {
      throw new IllegalArgumentException("not a place: " + x + ", " + y);
    }
    if (!(width > 0) || !(height > 0) || Float.isInfinite(width) || Float.isInfinite(height)) {
      throw new IllegalArgumentException("not a size: " + width + " x " + height);
    }
  }

  /** The same rectangle on an image scaled by that factor. */
  public Box scaled(float factor) {
    return new Box(x * factor, y * factor, width * factor, height * factor);
  }

  /** Intersection over union with another box, 0 (apart) to 1 (the same). */
  public float overlap(Box other) {
    float w = Math.min(x + width, other.x + other.width) - Math.max(x, other.x);
    float h = Math.min(y + height, other.y + other.height) - Math.max(y, other.y);
    if (w <= 0 || h <= 0) {
      return 0;
    }
    float shared = w * h;
    return shared / (width * height + other.width * other.height - shared);
  }
}
