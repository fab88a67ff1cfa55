package io.mien.stream.topology;

import io.mien.recognition.route.RoutedEstimate;
import io.mien.stream.topology.FollowedFrame.FollowedFace;
import io.mien.stream.topology.JudgedFrame.JudgedFace;

/** Shows a tap the faces of judged frames that it wants. */
final class TappedFaces {

  private final FaceTap tap;

  TappedFaces(FaceTap tap) {
    this.tap = tap;
  }

  void show(JudgedFrame judged) {
    Sighting sighting = judged.followed().sighting();
    for (JudgedFace one : judged.faces()) {
      FollowedFace face = one.face();
      RoutedEstimate answer = one.estimate();
      String eventId = sighting.place().eventId(face.index());
      if (answer != null && tap.wants(eventId)) {
        tap.take(
            new TappedFace(
                eventId,
                sighting.frame(),
                face.found().face().landmarks(),
                face.found().crop(),
                sighting.bundle().pose(),
                judged.bundle(),
                answer.estimate().probabilities()));
      }
    }
  }
}
