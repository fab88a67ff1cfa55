package io.mien.stream.fuzz;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.CameraState;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.VideoFrame;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/**
 * The value of a record: it is refused with a sentence that holds none of its bytes, or read, and
 * what was read can be written and read again.
 */
public final class SerdeFuzzer {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final List<Serde<? extends SpecificRecord>> ALL =
      List.of(
          SERDES.serde(VideoFrame.class),
          SERDES.serde(EmotionEvent.class),
          SERDES.serde(DeadLetter.class),
          SERDES.serde(CameraState.class));

  private SerdeFuzzer() {}

  /** Called once: loading and instrumenting all of Avro is not to count as a slow input. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(Seeds.record());
  }

  /** Called by the fuzzer, again and again; anything thrown is a finding. */
  public static void fuzzerTestOneInput(byte[] value) {
    ALL.forEach(serde -> tryOut(serde, value));
  }

  private static <T extends SpecificRecord> void tryOut(Serde<T> serde, byte[] value) {
    T read;
    try {
      read = serde.deserializer().deserialize("any", value);
    } catch (SerializationException e) {
      if (e.getMessage() == null || !e.getMessage().startsWith("A record of any ")) {
        throw new AssertionError("refused without a sentence", e);
      }
      return;
    }
    byte[] written = serde.serializer().serialize("any", read);
    T again = serde.deserializer().deserialize("any", written);
    // Avro finds no NaN equal to itself, so what they say is compared too.
    if (!again.equals(read) && !again.toString().equals(read.toString())) {
      throw new AssertionError("another record comes back: " + read);
    }
  }
}
