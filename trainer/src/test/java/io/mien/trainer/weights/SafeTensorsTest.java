package io.mien.trainer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {

  private static final String A =
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

  @TempDir private Path folder;

  private Path file(String json, byte[] data) throws IOException {
    return file(json.getBytes(StandardCharsets.UTF_8).length, json, data);
  }

  private Path file(long claimed, String json, byte[] data) throws IOException {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(claimed).put(header).put(data);
    return Files.write(folder.resolve("net.safetensors"), bytes.array());
  }

  @Test
  void shouldReadAllThreeFloatTypesByNameAndShape() throws IOException {
    byte[] bytes = new byte[24 + 12 + 4 + 8];
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : new float[] {1.5f, -2, 0, Float.MIN_VALUE, 1e30f, -0f}) {
      data.putFloat(value);
    }
    for (int half : new int[] {0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00, 0x3555}) {
      data.putShort((short) half);
    }
    data.putShort((short) 0x3f80).putShort((short) 0xc049).putLong(7);
    Path file =
        file(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + "\"conv.weight\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]},"
                + "\"half\":{\"dtype\":\"F16\",\"shape\":[1,6],\"data_offsets\":[24,36]},"
                + "\"brain\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[36,40]},\"bn.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[40,48]}}"
                + "   ",
            bytes);
    try (SafeTensors tensors = SafeTensors.open(file)) {
      assertThat(tensors.names())
          .containsExactly("conv.weight", "half", "brain", "bn.num_batches_tracked");
      assertThat(tensors.metadata()).containsEntry("format", "pt");
      assertThat(tensors.floats("conv.weight", 3, 2))
          .containsExactly(1.5f, -2, 0, Float.MIN_VALUE, 1e30f, -0f);
      assertThat(tensors.floats("half", 1, 6))
          .containsExactly(1, -2, 0x1p-24f, 65504, Float.POSITIVE_INFINITY, 0x1.554p-2f);
      assertThat(tensors.floats("brain", 2)).containsExactly(1, -3.140625f);
      assertThat(tensors.info("bn.num_batches_tracked").elements()).isEqualTo(1);
    }
  }

  @Test
  void shouldReadBackEveryHalf() {
    ByteBuffer bytes = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = TensorType.F16.value(bytes.putShort(0, (short) bits), 0);
      int exponent = bits >> 10 & 31;
      if (exponent == 31) {
        assertThat(Float.isFinite(value)).isFalse();
      } else {
        double expected = (exponent == 0 ? 0 : 1) + (bits & 1023) / 1024.0;
        expected *= Math.pow(2, Math.max(exponent, 1) - 15) * (bits >> 15 == 0 ? 1 : -1);
        assertThat((double) value).isEqualTo(expected);
      }
    }
  }

  @Test
  void shouldSayWhatATensorIsInstead() throws IOException {
    try (SafeTensors tensors = SafeTensors.open(file(A.replace("F32", "I32"), new byte[8]))) {
      assertThatThrownBy(() -> tensors.floats("b", 2))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("no tensor \"b\"");
      assertThatThrownBy(() -> tensors.floats("a", 1, 2))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("[2] instead of [1, 2]");
      assertThatThrownBy(() -> tensors.floats("a", 2))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("is I32");
    }
  }

  @Test
  void shouldReadAFileWithoutTensors() throws IOException {
    try (SafeTensors tensors = SafeTensors.open(file("{}", new byte[0]))) {
      assertThat(tensors.names()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[0,8]       | [0,9]        | claims bytes [0, 9] of 8",
        "[0,8]       | [8,0]        | claims bytes [8, 0] of 8",
        "[0,8]       | [-8,0]       | holds -8, which is no size",
        "[0,8]       | [0]          | claims bytes [0] of 8",
        "[0,8]       | [0,99999999999999999999] | holds 99999999999999999999, which is no size",
        "[0,8]       | [0,8.0]      | holds 8.0, which is no size",
        "[0,8]       | 8            | is no list",
        "[0,8]       | [0,4]        | takes 8 bytes and claims 4",
        "[0,8]       | {}           | data_offsets of the tensor \"a\" is no list",
        "[2]         | [3]          | takes 12 bytes and claims 8",
        "[2]         | [-2]         | holds -2, which is no size",
        "[2]         | [4294967296,4294967296,2] | the impossible shape",
        "[2]         | [9223372036854775807] | the impossible shape",
        "[2]         | [\"2\"]      | which is no size",
        "\"F32\"     | \"F33\"      | unknown dtype F33",
        "\"F32\"     | \"f32\"      | unknown dtype f32",
        "\"F32\"     | 32           | dtype of the tensor \"a\" is no text",
        "\"shape\"   | \"size\"     | unknown field \"size\"",
        "\"shape\":[2], | ''        | lacks dtype, shape or data_offsets",
        "}}          | }            | broken JSON",
        "}}          | }}{}         | something follows",
        "}}          | },\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[8,8]}} |"
            + " Duplicate field",
        "}}          | },\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | begins"
            + " at byte 4 where 8 comes next",
        "}}          | },\"__metadata__\":{\"x\":1}} | metadata \"x\" is no text",
        "{\"a\":     | [\"a\":      | does not begin with {",
      })
  void shouldRefuseALyingHeader(String honest, String lie, String sentence) throws IOException {
    String json = A.replace(honest, lie.equals("''") ? "" : lie);
    assertThat(json).isNotEqualTo(A);
    Path file = file(json, new byte[8]);
    assertThatThrownBy(() -> SafeTensors.open(file))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(sentence)
        .hasMessageContaining("fetch it again")
        .message()
        .hasLineCount(1);
  }

  @Test
  void shouldRefuseDataThatNoTensorNames() throws IOException {
    Path file = file(A, new byte[9]);
    assertThatThrownBy(() -> SafeTensors.open(file))
        .hasMessageContaining("take 8 bytes and it holds 9");
  }

  @Test
  void shouldRefuseALyingLength() throws IOException {
    for (long length : new long[] {A.length() + 9L, -1, Long.MAX_VALUE, 1L << 32}) {
      Path file = file(length, A, new byte[8]);
      assertThatThrownBy(() -> SafeTensors.open(file))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("claims a header of " + Long.toUnsignedString(length));
    }
    Path shorter = file(10, A, new byte[8]);
    assertThatThrownBy(() -> SafeTensors.open(shorter)).isInstanceOf(MienException.class);
  }

  @Test
  void shouldRefuseWhatIsTooShortOrNotThere() throws IOException {
    Path tiny = Files.write(folder.resolve("tiny"), new byte[7]);
    assertThatThrownBy(() -> SafeTensors.open(tiny)).hasMessageContaining("only 7 bytes");
    assertThatThrownBy(() -> SafeTensors.open(folder.resolve("none")))
        .hasMessageContaining("There is no file");
  }

  @Test
  void shouldNotRepeatWhatDisturbsATerminal() throws IOException {
    String name = "\\u001b[2J" + "x".repeat(500);
    Path file = file(A.replace("\"a\"", "\"" + name + "\"").replace("[2]", "[5]"), new byte[8]);
    assertThatThrownBy(() -> SafeTensors.open(file))
        .hasMessageContaining("?[2Jxxx")
        .message()
        .hasSizeLessThan(400)
        .doesNotContain("\u001b");
  }
}
