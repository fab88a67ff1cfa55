package io.mien.recognition;

/**
 * A failure that a person can act on. The message is one sentence that names the thing, the place
 * and the way out; commands print it as it is and keep the stack trace for {@code --verbose}.
 */
public class MienException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MienException(String sentence) {
    super(sentence);
  }

  public MienException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
