package io.mien.trainer.cli;

import io.mien.trainer.data.Folds;
import io.mien.trainer.data.LabeledFace;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which of how many equal parts of the faces is left out; both counted from 1. */
record WithoutFold(int index, int count) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,3})/(\\d{1,3})");

  /** The faces of all other parts. */
  List<LabeledFace> of(List<LabeledFace> faces, long seed) {
    return Folds.stratified(faces, count, seed).without(index - 1).training();
  }

  /** Reads I/K. */
  static final class Converter implements ITypeConverter<WithoutFold> {

    Converter() {}

    @Override
    public WithoutFold convert(String value) {
      Matcher form = FORM.matcher(value);
      if (form.matches()) {
        int index = Integer.parseInt(form.group(1));
        int count = Integer.parseInt(form.group(2));
        if (count >= 2 && index >= 1 && index <= count) {
          return new WithoutFold(index, count);
        }
      }
      throw new TypeConversionException(
          "'%s' is not one of K parts; write 1/2 for the first of two".formatted(value));
    }
  }
}
