package io.mien.trainer.report;

import java.util.Base64;

/** What every block needs to be HTML that an XML parser reads too. */
final class Html {

  private Html() {}

  /** The text with every character that means something to HTML spelled out. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      case '\n', '\t' -> escaped.appendCodePoint(c);
      default -> escaped.appendCodePoint(allowed(c) ? c : '\uFFFD');
    }
  }

  // Control characters and lone surrogates have no place in XML, not even escaped.
  private static boolean allowed(int c) {
    return c >= ' ' && c != 0x7F && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }

  /** {@code <tag class="...">text</tag>} with the text escaped; no class where it is empty. */
  static String element(String tag, String style, String text) {
    return wrapped(tag, style, escape(text));
  }

  /** The same around what is HTML already. */
  static String wrapped(String tag, String style, String html) {
    String attribute = style.isEmpty() ? "" : " class=\"" + style + '"';
    return '<' + tag + attribute + '>' + html + "</" + tag + '>';
  }

  static String png(byte[] bytes) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes);
  }
}
