package io.mien.trainer.weights;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON header of a safetensors file: {@code name -> dtype, shape, data_offsets}, and {@code
 * __metadata__} of strings. It is believed in nothing: types must be known, sizes must agree with
 * shapes, and the tensors must fill the data without a gap or an overlap, as the format demands.
 *
 * @param metadata what the writer noted
 */
record SafeTensorsHeader(Map<String, TensorInfo> tensors, Map<String, String> metadata) {

  private static final String METADATA = "__metadata__";
  private static final int SHOWN = 60;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** What is wrong with a header, as the end of a sentence. */
  static final class LyingHeaderException extends Exception {

    private static final long serialVersionUID = 1L;

    LyingHeaderException(String what) {
      super(what);
    }

    LyingHeaderException(String what, Throwable cause) {
      super(what, cause);
    }
  }

  /**
   * @param dataBytes how many bytes follow the header
   */
  static SafeTensorsHeader parse(byte[] json, long dataBytes)
      throws LyingHeaderException, IOException {
    if (json.length == 0 || json[0] != '{') {
      throw new LyingHeaderException("its header does not begin with {");
    }
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new TreeMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(METADATA)) {
          readMetadata(parser, metadata);
        } else {
          tensors.put(name, tensor(parser, name, dataBytes));
        }
      }
      if (parser.nextToken() != null) {
        throw new LyingHeaderException("something follows the end of its header");
      }
    } catch (JsonProcessingException e) {
      throw new LyingHeaderException(
          "its header is broken JSON at byte %d (%s)"
              .formatted(e.getLocation().getByteOffset(), shown(e.getOriginalMessage())),
          e);
    }
    checkCoverage(tensors, dataBytes);
    return new SafeTensorsHeader(tensors, metadata);
  }

  private static void readMetadata(JsonParser parser, Map<String, String> into)
      throws LyingHeaderException, IOException {
    expect(parser, JsonToken.START_OBJECT, "the metadata is no object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      expect(parser, JsonToken.VALUE_STRING, "the metadata \"" + shown(name) + "\" is no text");
      into.put(name, parser.getText());
    }
  }

  private static TensorInfo tensor(JsonParser parser, String name, long dataBytes)
      throws LyingHeaderException, IOException {
    String who = "the tensor \"" + shown(name) + "\"";
    expect(parser, JsonToken.START_OBJECT, who + " is no object");
    String type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "dtype" -> {
          expect(parser, JsonToken.VALUE_STRING, "the dtype of " + who + " is no text");
          type = parser.getText();
        }
        case "shape" -> shape = numbers(parser, "the shape of " + who);
        case "data_offsets" -> offsets = numbers(parser, "the data_offsets of " + who);
        default ->
            throw new LyingHeaderException(
                "%s has the unknown field \"%s\"".formatted(who, shown(field)));
      }
    }
    if (type == null || shape == null || offsets == null) {
      throw new LyingHeaderException(who + " lacks dtype, shape or data_offsets");
    }
    return checked(name, who, type, shape, offsets, dataBytes);
  }

  private static TensorInfo checked(
      String name, String who, String type, List<Long> shape, List<Long> offsets, long dataBytes)
      throws LyingHeaderException {
    TensorType known = TensorType.ofName(type).orElse(null);
    if (known == null) {
      throw new LyingHeaderException("%s has the unknown dtype %s".formatted(who, shown(type)));
    }
    if (offsets.size() != 2 || offsets.get(0) > offsets.get(1) || offsets.get(1) > dataBytes) {
      throw new LyingHeaderException(
          "%s claims bytes %s of %d".formatted(who, shown(offsets.toString()), dataBytes));
    }
    long bytes = known.bytes();
    try {
      for (long length : shape) {
        bytes = Math.multiplyExact(bytes, length);
      }
    } catch (ArithmeticException e) {
      throw new LyingHeaderException(
          "%s claims the impossible shape %s".formatted(who, shown(shape.toString())), e);
    }
    if (bytes != offsets.get(1) - offsets.get(0)) {
      throw new LyingHeaderException(
          "%s of %s %s takes %d bytes and claims %d"
              .formatted(
                  who, known, shown(shape.toString()), bytes, offsets.get(1) - offsets.get(0)));
    }
    return new TensorInfo(name, known, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> numbers(JsonParser parser, String what)
      throws LyingHeaderException, IOException {
    expect(parser, JsonToken.START_ARRAY, what + " is no list");
    List<Long> numbers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
          || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          || parser.getLongValue() < 0) {
        throw new LyingHeaderException(
            "%s holds %s, which is no size".formatted(what, shown(parser.getText())));
      }
      numbers.add(parser.getLongValue());
    }
    return numbers;
  }

  private static void checkCoverage(Map<String, TensorInfo> tensors, long dataBytes)
      throws LyingHeaderException {
    List<TensorInfo> ordered = new ArrayList<>(tensors.values());
    ordered.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
    long covered = 0;
    for (TensorInfo tensor : ordered) {
      if (tensor.begin() != covered) {
        throw new LyingHeaderException(
            "the tensor \"%s\" begins at byte %d where %d comes next"
                .formatted(shown(tensor.name()), tensor.begin(), covered));
      }
      covered = tensor.end();
    }
    if (covered != dataBytes) {
      throw new LyingHeaderException(
          "its tensors take %d bytes and it holds %d".formatted(covered, dataBytes));
    }
  }

  private static void expect(JsonParser parser, JsonToken token, String otherwise)
      throws LyingHeaderException {
    if (parser.currentToken() != token) {
      throw new LyingHeaderException(otherwise);
    }
  }

  /** What a file says, shortened and without what would disturb a terminal. */
  static String shown(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "...";
  }
}
