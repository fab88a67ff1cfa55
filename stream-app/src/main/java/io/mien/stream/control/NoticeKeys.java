package io.mien.stream.control;

import io.mien.schemas.BundleRole;
import java.util.Locale;

/** Keys on the topic of models. */
final class NoticeKeys {

  private NoticeKeys() {}

  /** Of what is wanted. */
  static String wanted(BundleRole role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Of what an instance says. */
  static String answer(BundleRole role, String instance) {
    return wanted(role) + "@" + instance;
  }
}
