package io.mien.stream.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Where options come from that are not on the command line: {@code --some-key} is looked up as
 * {@code MIEN_SOME_KEY} in the environment, then as {@code some-key} in the properties file that
 * {@code --config} or {@code MIEN_CONFIG} names.
 */
final class Configuration implements IDefaultValueProvider {

  private static final String OPTION = "--config";
  private static final Set<String> NOT_SETTINGS = Set.of("--help", "--version", OPTION);

  private final Map<String, String> environment;
  private final Properties file;
  private final @Nullable Path path;

  private Configuration(Map<String, String> environment, Properties file, @Nullable Path path) {
    this.environment = environment;
    this.file = file;
    this.path = path;
  }

  /**
   * Finds and reads the file before anything else is parsed, because it gives the defaults.
   *
   * @throws ParameterException if the file cannot be read or has a key that no option has
   */
  static Configuration read(List<String> args, Map<String, String> environment, CommandLine root) {
    Optional<String> given =
        option(args).or(() -> Optional.ofNullable(environment.get(env(OPTION))));
    if (given.isEmpty()) {
      return new Configuration(environment, new Properties(), null);
    }
    Path path = Path.of(given.get());
    Properties file = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      file.load(reader);
    } catch (NoSuchFileException e) {
      throw new ParameterException(
          root,
          "there is no configuration file %s; check the path of --config or MIEN_CONFIG"
              .formatted(path),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new ParameterException(
          root,
          "cannot read the configuration file %s: %s; it has to be text, one 'some-key=value' a line"
              .formatted(path, e),
          e);
    }
    Set<String> known = keys(root);
    for (String key : new TreeSet<>(file.stringPropertyNames())) {
      if (!known.contains(key)) {
        throw new ParameterException(
            root,
            "%s sets '%s', which is no option of any command; the keys are %s"
                .formatted(path, key, String.join(", ", known)));
      }
    }
    return new Configuration(environment, file, path);
  }

  private static Optional<String> option(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        break;
      }
      if (arg.startsWith(OPTION + "=")) {
        return Optional.of(arg.substring(OPTION.length() + 1));
      }
      if (arg.equals(OPTION) && i + 1 < args.size()) {
        return Optional.of(args.get(i + 1));
      }
    }
    return Optional.empty();
  }

  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    return setting(arg).map(Setting::value).orElse(null);
  }

  /** Which setting gave an argument this value; empty if it came from the command line. */
  Optional<String> origin(ArgSpec arg, @Nullable String value) {
    return setting(arg)
        .filter(s -> s.value().equals(value) || parts(arg, s.value()).contains(value))
        .map(Setting::origin);
  }

  /** The values of an option that takes several at once. */
  private static List<String> parts(ArgSpec arg, String value) {
    String separator = arg.splitRegex();
    return separator.isEmpty() ? List.of() : Arrays.asList(value.split(separator, -1));
  }

  private Optional<Setting> setting(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option) || !isSetting(option)) {
      return Optional.empty();
    }
    String variable = env(option.longestName());
    String fromEnvironment = environment.get(variable);
    if (fromEnvironment != null) {
      return Optional.of(new Setting(fromEnvironment, "the environment variable " + variable));
    }
    String key = key(option);
    return Optional.ofNullable(file.getProperty(key))
        .map(value -> new Setting(value, "'%s' in %s".formatted(key, path)));
  }

  private static Set<String> keys(CommandLine command) {
    Set<String> keys = new TreeSet<>();
    command.getCommandSpec().options().stream()
        .filter(Configuration::isSetting)
        .forEach(option -> keys.add(key(option)));
    command.getSubcommands().values().forEach(sub -> keys.addAll(keys(sub)));
    return keys;
  }

  private static boolean isSetting(OptionSpec option) {
    return option.longestName().startsWith("--") && !NOT_SETTINGS.contains(option.longestName());
  }

  private static String key(OptionSpec option) {
    return option.longestName().substring(2);
  }

  private static String env(String longestName) {
    return "MIEN_" + longestName.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private record Setting(String value, String origin) {}
}
