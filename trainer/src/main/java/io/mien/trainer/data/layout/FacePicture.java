package io.mien.trainer.data.layout;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.face.Landmarks;

/** Where the pixels of a listed face are, and how they become a crop. */
sealed interface FacePicture {

  /**
   * @throws io.mien.recognition.MienException with what is wrong with the picture
   */
  AlignedCrop crop(Cropper cropper);

  /** Adds all that decides about the crop. */
  void addTo(CacheKey key);

  /** A crop that the data set itself holds. */
  record Published(AlignedCrop crop) implements FacePicture {
    @Override
    public AlignedCrop crop(Cropper cropper) {
      return cropper.resized(crop);
    }

    @Override
    public void addTo(CacheKey key) {
      key.add(crop.pixels());
    }
  }

  /** A picture that is an aligned face as a whole. */
  record Whole(PictureFile file) implements FacePicture {
    @Override
    public AlignedCrop crop(Cropper cropper) {
      return cropper.whole(file.path());
    }

    @Override
    public void addTo(CacheKey key) {
      key.add("whole").add(file);
    }
  }

  /** A picture whose data set tells where the eyes are. */
  record Marked(PictureFile file, Landmarks landmarks) implements FacePicture {
    @Override
    public AlignedCrop crop(Cropper cropper) {
      return cropper.aligned(file.path(), landmarks);
    }

    @Override
    public void addTo(CacheKey key) {
      key.add("marked").add(file).add(landmarks.toString());
    }
  }

  /** A picture in which the face has to be found. */
  record Scene(PictureFile file) implements FacePicture {
    @Override
    public AlignedCrop crop(Cropper cropper) {
      return cropper.found(file.path());
    }

    @Override
    public void addTo(CacheKey key) {
      key.add("scene").add(file);
    }
  }
}
