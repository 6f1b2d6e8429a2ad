package dev.endpoint.engine.peers;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.platform.commons.support.AnnotationSupport;

/// Collects what came of the tests that are marked with [TestedAgainst], and writes it at the end
/// of the run. One failure costs its class the whole line; a skipped test says nothing.
final class PassedPeers implements TestWatcher {
  /// One line for each type, side, peer and test class, and whether all of it passed.
  static final Path RESULTS = Path.of("target", "tested-peers.tsv");

  private static final Namespace OWN = Namespace.create(PassedPeers.class);

  /// Ends with the run, because the store that holds it does.
  private record Results(Map<String, Boolean> passed) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      List<String> lines =
          passed.entrySet().stream().map(one -> one.getKey() + "\t" + one.getValue()).toList();
      Files.createDirectories(RESULTS.toAbsolutePath().getParent());
      Files.write(RESULTS, lines);
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
