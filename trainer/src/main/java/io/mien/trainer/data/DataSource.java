package io.mien.trainer.data;

/** Where faces come from, as a model card has to tell. */
public enum DataSource {
  /** The faces of a competition of 2013. */
  FER2013(
      "FER2013",
      "FER2013 (Goodfellow et al., 2013) was collected by web search for a competition; who holds the"
          + " rights in its pictures was not recorded. It is unbalanced in age, sex and origin in ways"
          + " that its authors did not record either."),
  /** The largest set with valence and arousal. */
  AFFECTNET(
      "AffectNet",
      "AffectNet (Mollahosseini, Hasani and Mahoor, 2017) is given out for non-commercial research"
          + " only; whoever passes this model on or sells it has to settle that with its owners. It"
          + " was collected by web search and is unbalanced in age, sex and origin."),
  /** Stills of films. */
  SFEW(
      "SFEW 2.0",
      "SFEW (Dhall et al., 2011) holds stills of films and is given out for research under an"
          + " agreement; whoever passes this model on has to keep to that. Expressions in it are"
          + " acted."),
  /** Pictures that somebody sorted into folders. */
  FOLDERS(
      "a folder of pictures for each class",
      "The pictures were given as folders. Their license, and whom they show, is known to whoever"
          + " trained the model and not to the program that wrote this card.");

  private final String title;
  private final String terms;

  DataSource(String title, String terms) {
    this.title = title;
    this.terms = terms;
  }

  /** What people call it. */
  public String title() {
    return title;
  }

  /** Whose it is, what that asks of a model of it, and whom it shows; whole sentences. */
  public String terms() {
    return terms;
  }
}
