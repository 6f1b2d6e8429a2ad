package dev.endpoint.engine.contract;

import dev.endpoint.engine.os.JavaProgram;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/// Runs each test of its class in another JVM, a [CaseProgram], for what a program can have only
/// once in its life. A test that does not apply has used up nothing: the next one gets the same
/// JVM.
class InOwnJvm implements InvocationInterceptor, AfterAllCallback {
  private static final int PATIENCE_MILLIS = 120_000;

  private @Nullable Child child;

  /// The command that starts this program as the tests need it.
  List<String> started(List<String> program) {
    return program;
  }

  @Override
  public final void interceptBeforeEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    invocation.skip();
  }

  @Override
  public final void interceptAfterEachMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    invocation.skip();
  }

  @Override
  public final void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    invocation.skip();
    try {
      if (child == null) {
        child = start(context.getRequiredTestClass());
      }
      child.run(method.getExecutable().getName());
      end();
    } catch (TestAbortedException unused) {
      throw unused;
    } catch (Throwable e) {
      end();
      throw e;
    }
  }

  @Override
  public final void afterAll(ExtensionContext context) throws IOException {
    end();
  }

  private Child start(Class<?> tests) throws IOException {
    try (ServerSocket meeting = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      meeting.setSoTimeout(PATIENCE_MILLIS);
      String port = String.valueOf(meeting.getLocalPort());
      List<String> program = JavaProgram.command(CaseProgram.class, port, tests.getName());
      Path errors = Files.createTempFile("case", ".err");
      Process process = new ProcessBuilder(started(program)).redirectError(errors.toFile()).start();
      return Child.of(process, errors, meeting);
    }
  }

  private void end() throws IOException {
    if (child != null) {
      child.close();
      child = null;
    }
  }

  /// @param errors where it writes its standard error
  /// @param line on which it is asked and answers
  private record Child(Process process, Path errors, Socket line) {
    static Child of(Process process, Path errors, ServerSocket meeting) throws IOException {
      try {
        Socket line = meeting.accept();
        line.setSoTimeout(PATIENCE_MILLIS);
        return new Child(process, errors, line);
      } catch (IOException e) {
        process.destroyForcibly();
        throw new IOException("It never asked for work: " + Files.readString(errors), e);
      }
    }

    void run(String method) throws IOException {
      DataInputStream answers = new DataInputStream(line.getInputStream());
      DataOutputStream asked = new DataOutputStream(line.getOutputStream());
      asked.writeUTF(method);
      try {
        while (true) {
          switch (CaseProgram.Answer.valueOf(answers.readUTF())) {
            case PASSED -> {
              return;
            }
            case ABORTED -> throw new TestAbortedException(answers.readUTF());
            case FAILED -> Assertions.fail(answers.readUTF());
            case JOIN -> {
              join(answers.readInt());
              asked.writeBoolean(true);
            }
          }
        }
      } catch (EOFException e) {
        throw new AssertionError("It ended within the test: " + Files.readString(errors), e);
      }
    }

    /// Connects its standard streams with a port; the connection is over when either side is.
    private void join(int port) throws IOException {
      Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
      InputStream from = socket.getInputStream();
      pass(process.getInputStream(), socket.getOutputStream(), socket);
      pass(from, process.getOutputStream(), socket);
    }

    private static void pass(InputStream from, OutputStream to, Socket socket) {
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try (socket;
                    to) {
                  RelayProgram.pass(from, to);
                } catch (IOException over) {
                  // the other way has ended it
                }
              });
    }

    void close() throws IOException {
      process.destroyForcibly();
      line.close();
      Files.delete(errors);
    }
  }
}
