package io.mien.stream.capture.draw;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * People who do not exist, in a room that does not exist, as a function of time. Everything that
 * does not change is drawn once, here. For one thread.
 */
public final class Scene {

  /** The smallest face worth drawing, in pixels: about what detectors still find. */
  public static final int SMALLEST_FACE = 40;

  private static final double LARGEST_ROLL = Math.toRadians(3);
  private static final double NEARNESS = .03;

  /** Shoulders follow the head only in part. */
  private static final double BODY_FOLLOWS = .55;

  private final Seats arrangement;
  private final Backdrop backdrop;
  private final List<Actor> actors = new ArrayList<>();

  /** One person: what the face shows, and what it looks like then. */
  private record Actor(
      Person person, Seats.Seat seat, Movement movement, FaceArtist artist, EmotionTimeline plot) {}

  /** What one person of the scene is given from outside. */
  public record Role(FaceArtist artist, EmotionTimeline plot) {}

  /**
   * @param roles one for each person
   * @throws IllegalArgumentException if that many faces would be smaller than {@link
   *     #SMALLEST_FACE}; ask {@link #fits} before
   */
  public Scene(int width, int height, long seed, List<Role> roles) {
    this.arrangement =
        Seats.arrange(width, height, roles.size(), SMALLEST_FACE)
            .orElseThrow(() -> new IllegalArgumentException("the faces would be too small"));
    SplittableRandom random = new SplittableRandom(seed);
    this.backdrop = new Backdrop(width, height, random.split());
    List<Seats.Seat> seats = arrangement.seats();
    List<Appearance> looks = Appearance.deal(roles.size(), random.split());
    for (int i = 0; i < roles.size(); i++) {
      SplittableRandom own = random.split();
      Role role = roles.get(i);
      double skin = FacePatch.cheeks(role.artist().draw(Map.of(Emotion.NEUTRAL, 1f)));
      double unit = arrangement.faceHeight();
      // As far as the picture reaches, and a little more for the movement.
      double bottom = Math.max(1, (height - seats.get(i).y()) / unit + .3);
      Person person = Person.draw(looks.get(i), skin, unit, bottom, own);
      actors.add(new Actor(person, seats.get(i), Movement.random(own), role.artist(), role.plot()));
    }
  }

  /** Whether that many faces have room on such a picture. */
  public static boolean fits(int width, int height, int people) {
    return Seats.arrange(width, height, people, SMALLEST_FACE).isPresent();
  }

  /**
   * Draws the scene at a time, in seconds, onto a canvas of its size.
   *
   * @return the faces, in the order of the roles
   */
  public List<DrawnFace> draw(Canvas canvas, double seconds) {
    backdrop.draw(canvas, seconds);
    List<DrawnFace> faces = new ArrayList<>();
    for (Actor actor : actors) {
      faces.add(draw(canvas, actor, seconds));
    }
    return faces;
  }

  private DrawnFace draw(Canvas canvas, Actor actor, double seconds) {
    Seats.Seat seat = actor.seat();
    Movement movement = actor.movement();
    double unit = arrangement.faceHeight() * (1 - NEARNESS + NEARNESS * movement.nearness(seconds));
    double dx = seat.reachX() * movement.x(seconds);
    double dy = seat.reachY() * movement.y(seconds);
    double roll = LARGEST_ROLL * movement.roll(seconds);
    Placement head = new Placement(seat.x() + dx, seat.y() + dy, unit, roll);
    Placement body =
        Placement.upright(seat.x() + BODY_FOLLOWS * dx, seat.y() + BODY_FOLLOWS * dy, unit);

    Map<Emotion, Float> shares = actor.plot().at(seconds);
    Person person = actor.person();
    canvas.draw(person.body(), body);
    canvas.draw(person.back(), head);
    canvas.draw(FacePatch.sprite(actor.artist().draw(shares), person.appearance()), head);
    canvas.draw(person.front(), head);

    Map.Entry<Emotion, Float> top =
        shares.entrySet().stream().max(Comparator.comparing(e -> e.getValue())).orElseThrow();
    return new DrawnFace(box(head), top.getKey(), top.getValue());
  }

  private static Box box(Placement head) {
    double halfWidth = FacePatch.HALF_WIDTH * head.unit();
    double halfHeight = FacePatch.HALF_HEIGHT * head.unit();
    return new Box(
        (float) (head.x() - halfWidth),
        (float) (head.y() - halfHeight),
        (float) (2 * halfWidth),
        (float) (2 * halfHeight));
  }
}
