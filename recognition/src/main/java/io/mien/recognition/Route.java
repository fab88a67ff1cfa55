package io.mien.recognition;

/** Which model of a bundle answered for a face. */
public enum Route {
  /** The graph that every face goes through. */
  PARENT
}
