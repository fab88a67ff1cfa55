package io.mien.trainer.cli;

import io.mien.trainer.cnn.NetModel;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Labels to nets. */
final class NetModelConverter implements ITypeConverter<NetModel> {

  NetModelConverter() {}

  @Override
  public NetModel convert(String value) {
    return NetModel.ofLabel(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no net '%s'; choose one of %s".formatted(value, known())));
  }

  private static String known() {
    return Arrays.stream(NetModel.values()).map(NetModel::label).collect(Collectors.joining(", "));
  }
}
