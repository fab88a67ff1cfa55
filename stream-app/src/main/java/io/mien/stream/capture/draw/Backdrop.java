package io.mien.stream.capture.draw;

import static io.mien.stream.capture.draw.Tints.faded;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A room out of focus behind the people: it sways a little, and lights drift through it. */
final class Backdrop {

  private static final int LIGHTS = 9;
  private static final double MARGIN = .06;

  /** Out of focus anyway, so it need not be drawn at full size. */
  private static final double RESOLUTION = 240;

  private final double width;
  private final double height;
  private final Sprite room;
  private final List<Light> lights = new ArrayList<>();

  /** One unit is the height of the canvas. */
  Backdrop(int width, int height, SplittableRandom random) {
    this.width = (double) width / height;
    this.height = 1;
    this.room =
        Sprite.paint(
            new Rectangle2D.Double(
                -MARGIN, -MARGIN, this.width + 2 * MARGIN, this.height + 2 * MARGIN),
            RESOLUTION,
            .02,
            g -> paint(g, random.split()));
    for (int i = 0; i < LIGHTS; i++) {
      lights.add(Light.random(random));
    }
  }

  private void paint(Graphics2D g, SplittableRandom random) {
    double right = width + MARGIN;
    float hue = (float) random.nextDouble(.53, .62);
    // Beyond the rim as well, or the blur would let the canvas shine through.
    g.setPaint(
        new GradientPaint(
            0, 0, Color.getHSBColor(hue, .3f, .62f), 0, 1, Color.getHSBColor(hue, .35f, .3f)));
    g.fill(new Rectangle2D.Double(-1, -1, right + 2, 3));
    for (double x = random.nextDouble(-.2, .1); x < right; x += random.nextDouble(.3, .6)) {
      double w = random.nextDouble(.14, .3);
      double top = random.nextDouble(-.2, .25);
      float brightness = (float) random.nextDouble(.3, .8);
      g.setPaint(
          faded(Color.getHSBColor((float) random.nextDouble(.05, .6), .18f, brightness), 112));
      g.fill(new Rectangle2D.Double(x, top, w, random.nextDouble(.4, 1.3)));
    }
    g.setPaint(
        new GradientPaint(
            0, .72f, new Color(0x00201a16, true), 0, 1.05f, new Color(0xB0201a16, true)));
    g.fill(new Rectangle2D.Double(-1, .72, right + 2, 1));
  }

  /** Fills the whole canvas. */
  void draw(Canvas canvas, double seconds) {
    double unit = canvas.height();
    double sway = MARGIN * .7;
    canvas.draw(
        room,
        Placement.upright(
            unit * sway * Math.sin(.31 * seconds),
            unit * sway * Math.sin(.23 * seconds + 1),
            unit));
    for (Light light : lights) {
      canvas.draw(
          light.disc,
          Placement.upright(
              unit
                  * (light.x * width + light.reach * Math.sin(light.speed * seconds + light.phase)),
              unit * (light.y + .3 * light.reach * Math.cos(light.speed * seconds + light.phase)),
              unit));
    }
  }

  private record Light(Sprite disc, double x, double y, double reach, double speed, double phase) {

    static Light random(SplittableRandom random) {
      double radius = random.nextDouble(.02, .07);
      Color color = Color.getHSBColor((float) random.nextDouble(.06, .16), .35f, 1);
      int alpha = random.nextInt(26, 70);
      double half = radius * 1.4;
      Sprite disc =
          Sprite.paint(
              new Rectangle2D.Double(-half, -half, 2 * half, 2 * half),
              RESOLUTION,
              .006,
              g -> {
                g.setPaint(faded(color, alpha));
                g.fill(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
              });
      return new Light(
          disc,
          random.nextDouble(),
          random.nextDouble(.02, .55),
          random.nextDouble(.05, .25),
          random.nextDouble(.1, .35),
          random.nextDouble(2 * Math.PI));
    }
  }
}
