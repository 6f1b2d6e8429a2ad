package dev.endpoint.engine.peers;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/// Collects what came of the tests that are marked with [TestedAgainst], and adds it to what other
/// JVMs of the run have found. One failure costs its class the whole line; a skipped test says
/// nothing.
final class PassedPeers implements TestWatcher {
  private static final Namespace OWN = Namespace.create(PassedPeers.class);

  /// Ends with the run, because the store that holds it does.
  private record Results(Map<String, Boolean> passed) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      List<String> lines =
          passed.entrySet().stream().map(one -> one.getKey() + "\t" + one.getValue()).toList();
      Files.createDirectories(PeersPageProgram.RESULTS.toAbsolutePath().getParent());
      Files.write(
          PeersPageProgram.RESULTS, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  @Override
  public void testSuccessful(ExtensionContext context) {
    note(context, true);
  }

  @Override
  public void testFailed(ExtensionContext context, Throwable cause) {
    note(context, false);
  }

  private static void note(ExtensionContext context, boolean passed) {
    Results results =
        context
            .getRoot()
            .getStore(OWN)
            .computeIfAbsent(
                "results", key -> new Results(new ConcurrentSkipListMap<>()), Results.class);
    Class<?> outermost = context.getRequiredTestClass();
    List<AnnotatedElement> marked = new ArrayList<>(List.of(context.getRequiredTestMethod()));
    marked.add(outermost);
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
      marked.add(outermost);
    }
    for (AnnotatedElement element : marked) {
      for (TestedAgainst mark :
          AnnotationSupport.findRepeatableAnnotations(element, TestedAgainst.class)) {
        String line =
            String.join("\t", mark.type(), mark.role().name(), mark.peer(), outermost.getName());
        results.passed().merge(line, passed, Boolean::logicalAnd);
      }
    }
  }
}
