package dev.endpoint.engine.contract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.opentest4j.TestAbortedException;

/// Runs tests of one class in this JVM, as [InOwnJvm] asks for them, and answers what came of them.
/// All of it goes by a connection of its own, because the standard streams may be what is tested.
final class CaseProgram {
  /// What is said: first its name, then the words or, to join, the port.
  enum Answer {
    PASSED,
    ABORTED,
    FAILED,
    JOIN
  }

  /// What fits into one text of [DataOutputStream], whatever it is.
  private static final int MOST = 20_000;

  private static DataInputStream asked;
  private static DataOutputStream answers;

  private CaseProgram() {}

  /// Has the standard streams connected with what listens on this port of 127.0.0.1; returns when
  /// they are.
  static void join(int port) {
    try {
      answers.writeUTF(Answer.JOIN.name());
      answers.writeInt(port);
      asked.readBoolean();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    Class<?> tests = Class.forName(arguments[1]);
    try (Socket line = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
      asked = new DataInputStream(line.getInputStream());
      answers = new DataOutputStream(line.getOutputStream());
      while (true) {
        answer(tests, asked.readUTF());
      }
    } catch (EOFException nothingMore) {
      // whoever asked is done
    }
  }

  private static void answer(Class<?> tests, String method) throws IOException {
    try {
      run(tests, method);
      answers.writeUTF(Answer.PASSED.name());
    } catch (TestAbortedException e) {
      answers.writeUTF(Answer.ABORTED.name());
      answers.writeUTF(e.getMessage());
    } catch (Throwable e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      answers.writeUTF(Answer.FAILED.name());
      String text = trace.toString();
      answers.writeUTF(text.substring(0, Math.min(MOST, text.length())));
    }
  }

  private static void run(Class<?> tests, String method) throws Exception {
    Object test = ReflectionSupport.newInstance(tests);
    try {
      around(test, BeforeEach.class);
      ReflectionSupport.invokeMethod(
          ReflectionSupport.findMethod(tests, method).orElseThrow(), test);
    } finally {
      around(test, AfterEach.class);
    }
  }

  private static void around(Object test, Class<? extends Annotation> when) {
    List<Method> methods =
        AnnotationSupport.findAnnotatedMethods(
            test.getClass(), when, HierarchyTraversalMode.TOP_DOWN);
    methods.forEach(method -> ReflectionSupport.invokeMethod(method, test));
  }
}
