package io.mien.stream.cli;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Ctrl-C and {@code kill} as something a command can wait for, so that it ends in its own order and
 * with its own exit code. The second signal ends the process at once.
 *
 * <p>Only {@code sun.misc.Signal} can do this: after a shutdown hook the exit code is the signal's.
 * It is reached by reflection because javac warns of it by name and the warning cannot be turned
 * off.
 */
final class StopSignal implements AutoCloseable {

  private static final List<String> SIGNALS = List.of("INT", "TERM");

  private final CountDownLatch requested = new CountDownLatch(1);
  private final List<Runnable> restorers = new ArrayList<>();

  private StopSignal() {}

  /** Watches until closed. */
  static StopSignal watch() {
    StopSignal stop = new StopSignal();
    try {
      for (String signal : SIGNALS) {
        stop.handle(signal);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no sun.misc.Signal", e);
    }
    return stop;
  }

  private void handle(String name) throws ReflectiveOperationException {
    Class<?> signals = Class.forName("sun.misc.Signal");
    Class<?> handlers = Class.forName("sun.misc.SignalHandler");
    Object signal = signals.getConstructor(String.class).newInstance(name);
    Object handler =
        Proxy.newProxyInstance(
            handlers.getClassLoader(),
            new Class<?>[] {handlers},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("handle")) {
                return method.invoke(this, arguments);
              }
              request();
              return null;
            });
    var handle = signals.getMethod("handle", signals, handlers);
    Object previous = handle.invoke(null, signal, handler);
    restorers.add(
        () -> {
          try {
            handle.invoke(null, signal, previous);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot give back the signal " + name, e);
          }
        });
  }

  private void request() {
    restorers.forEach(Runnable::run);
    requested.countDown();
  }

  /** Waits until somebody asks the process to stop. */
  void await() throws InterruptedException {
    requested.await();
  }

  /** Whether somebody asked the process to stop. */
  boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** The signals do again what they did before. */
  @Override
  public void close() {
    if (!isRequested()) {
      restorers.forEach(Runnable::run);
    }
  }
}
