package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** FER2013, whose faces are read whole and only change their size. */
record Fer2013File(Path file) implements Layout {

  @Override
  public DataKind kind() {
    return DataKind.FER2013;
  }

  @Override
  public List<Emotion> classes() {
    return Truth.LABEL.labels();
  }

  @Override
  public Listing list() {
    FaceData data = Fer2013.read(file);
    List<ListedFace> faces = new ArrayList<>(data.faces().size());
    for (LabeledFace face : data.faces()) {
      faces.add(
          new ListedFace(
              face.row(),
              file,
              face.row() + 2L,
              face.source(),
              face.label(),
              face.usage(),
              null,
              new FacePicture.Published(face.crop())));
    }
    return new Listing(faces, data.badRows(), data.rows(), data.leftOut(), data.classes());
  }

  @Override
  public void addTo(CacheKey key) {
    try {
      key.add(PictureFile.of(file));
    } catch (IOException e) {
      throw new MienException("There is no file %s; check the path.".formatted(file), e);
    }
  }
}
