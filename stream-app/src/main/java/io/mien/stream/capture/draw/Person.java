package io.mien.stream.capture.draw;

import static io.mien.stream.capture.draw.Tints.faded;
import static io.mien.stream.capture.draw.Tints.shade;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/**
 * The parts of a person around the face, drawn once. One unit is the side of the face picture, the
 * origin the middle of the face.
 *
 * @param body shoulders and neck
 * @param back hair behind the head, ears and the head itself
 * @param front hair over the forehead
 */
record Person(Appearance appearance, Sprite body, Sprite back, Sprite front) {

  private static final double BLUR = .012;

  /**
   * @param skinGray brightness of the skin, 0 to 255
   * @param resolution pixels for one unit
   * @param bottom how far the body reaches down, in units
   */
  static Person draw(
      Appearance appearance,
      double skinGray,
      double resolution,
      double bottom,
      SplittableRandom random) {
    Color skin = appearance.skin(skinGray);
    SplittableRandom strands = random.split();
    SplittableRandom fringe = random.split();
    return new Person(
        appearance,
        Sprite.paint(
            new Rectangle2D.Double(-1.3, .1, 2.6, bottom - .1),
            resolution,
            BLUR,
            g -> body(g, appearance, skin)),
        Sprite.paint(
            new Rectangle2D.Double(-.9, -.95, 1.8, 2.1),
            resolution,
            BLUR,
            g -> back(g, appearance, skin, strands)),
        Sprite.paint(
            new Rectangle2D.Double(-.9, -.95, 1.8, 1.3),
            resolution,
            BLUR,
            g -> front(g, appearance, fringe)));
  }

  private static void body(Graphics2D g, Appearance appearance, Color skin) {
    Path2D shoulders = new Path2D.Double();
    shoulders.moveTo(-.2, .62);
    shoulders.curveTo(-.45, .8, -1.05, .74, -1.16, 1.35);
    shoulders.lineTo(-1.2, 3.5);
    shoulders.lineTo(1.2, 3.5);
    shoulders.lineTo(1.16, 1.35);
    shoulders.curveTo(1.05, .74, .45, .8, .2, .62);
    shoulders.closePath();
    Color shirt = appearance.shirt();
    g.setPaint(new GradientPaint(-1, .6f, shade(shirt, 1.25), 1, 2f, shade(shirt, .6)));
    g.fill(shoulders);

    Path2D neck = new Path2D.Double();
    neck.moveTo(-.25, .2);
    neck.lineTo(-.25, .58);
    neck.curveTo(-.27, .68, -.36, .72, -.4, .74);
    neck.curveTo(-.2, 1.02, .2, 1.02, .4, .74);
    neck.curveTo(.36, .72, .27, .68, .25, .58);
    neck.lineTo(.25, .2);
    neck.closePath();
    g.setPaint(new GradientPaint(0, .42f, shade(skin, .5), 0, .85f, shade(skin, .88)));
    g.fill(neck);
    g.setPaint(shade(shirt, .75));
    g.setStroke(new BasicStroke(.05f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D collar = new Path2D.Double();
    collar.moveTo(-.41, .73);
    collar.curveTo(-.2, 1.05, .2, 1.05, .41, .73);
    g.draw(collar);
  }

  private static void back(
      Graphics2D g, Appearance appearance, Color skin, SplittableRandom random) {
    Area hair = new Area(new Ellipse2D.Double(-.55, -.78, 1.1, 1.2));
    if (appearance.longHair()) {
      Path2D fall = new Path2D.Double();
      fall.moveTo(-.55, -.2);
      fall.curveTo(-.62, .3, -.66, .7, -.5, .95);
      fall.curveTo(-.3, 1.02, -.25, .8, -.2, .5);
      fall.lineTo(.2, .5);
      fall.curveTo(.25, .8, .3, 1.02, .5, .95);
      fall.curveTo(.66, .7, .62, .3, .55, -.2);
      fall.closePath();
      hair.add(new Area(fall));
    }
    g.setPaint(appearance.hair());
    g.fill(hair);
    strands(g, appearance, hair, random);

    g.setPaint(shade(skin, .78));
    if (!appearance.longHair()) {
      g.fill(new Ellipse2D.Double(-.5, -.1, .15, .26));
      g.fill(new Ellipse2D.Double(.35, -.1, .15, .26));
    }
    g.setPaint(new GradientPaint(0, -.2f, shade(skin, .95), 0, .5f, shade(skin, .7)));
    g.fill(new Ellipse2D.Double(-.42, -.55, .84, 1.07));
  }

  /** A cap of hair whose lower edge is the hair line, higher where the hair is parted. */
  private static void front(Graphics2D g, Appearance appearance, SplittableRandom random) {
    double part = .25 * appearance.part();
    Path2D line = new Path2D.Double();
    line.moveTo(-.6, .1);
    line.curveTo(-.45, .02, -.42, -.2, -.38, -.3);
    line.curveTo(-.25, -.42, part - .1, -.44, part, -.5);
    line.curveTo(part + .1, -.44, .25, -.42, .38, -.3);
    line.curveTo(.42, -.2, .45, .02, .6, .1);
    line.lineTo(.6, -.9);
    line.lineTo(-.6, -.9);
    line.closePath();
    Area hair = new Area(new Ellipse2D.Double(-.55, -.78, 1.1, 1.2));
    hair.intersect(new Area(line));
    g.setPaint(
        new GradientPaint(0, -.8f, shade(appearance.hair(), 1.35), 0, -.3f, appearance.hair()));
    g.fill(hair);
    strands(g, appearance, hair, random);
  }

  private static void strands(
      Graphics2D g, Appearance appearance, Area hair, SplittableRandom random) {
    g.setClip(hair);
    g.setStroke(new BasicStroke(.012f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    double part = .25 * appearance.part();
    for (int i = 0; i < 160; i++) {
      g.setColor(faded(shade(appearance.hair(), random.nextDouble(.6, 1.9)), 70));
      double side = random.nextDouble(-.62, .62);
      Path2D strand = new Path2D.Double();
      strand.moveTo(part + .15 * side, -.8);
      strand.curveTo(side * .8, -.75, side, -.4, side * 1.02, random.nextDouble(.1, 1.0));
      g.draw(strand);
    }
    g.setClip(null);
  }
}
