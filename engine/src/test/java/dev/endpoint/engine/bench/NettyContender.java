package dev.endpoint.engine.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.ResourceLeakDetector;
import java.net.SocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Netty, as its users write it: one event loop for each side.
///
/// @param mark the high-water mark of its outboxes, 0 for its own default
record NettyContender(String name, boolean epoll, int mark) implements Contender {
  static {
    ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
  }

  @Override
  public Running start(Workload workload, Meter meter) throws Exception {
    EventLoopGroup server = loop();
    EventLoopGroup client = loop();
    CountDownLatch open = new CountDownLatch(workload.connections);
    ServerBootstrap listening =
        new ServerBootstrap()
            .group(server)
            .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(each(() -> serverHandler(workload, meter)));
    if (mark > 0) {
      listening.childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark());
    }
    Channel bound = listening.bind("127.0.0.1", 0).sync().channel();
    Dialer dialer = new Dialer(client, bound.localAddress(), workload, meter, open);
    for (int i = 0; i < workload.connections; i++) {
      dialer.dial();
    }
    open.await();
    return () -> {
      client.shutdownGracefully(0, 0, TimeUnit.SECONDS).await();
      server.shutdownGracefully(0, 0, TimeUnit.SECONDS).await();
    };
  }

  private EventLoopGroup loop() {
    return new MultiThreadIoEventLoopGroup(
        1, epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
  }

  private WriteBufferWaterMark waterMark() {
    return new WriteBufferWaterMark(mark / 4, mark);
  }

  private static ChannelHandler each(Supplier<ChannelHandler> handlers) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel.pipeline().addLast(handlers.get());
      }
    };
  }

  private static ChannelHandler serverHandler(Workload workload, Meter meter) {
    return switch (workload) {
      case BULK_1, BULK_32 -> new CountingDiscard(meter);
      case ECHO -> new EchoBack();
      case PING_1, PING_64 -> new EchoBack();
      case CONNECT -> new CloseAtOnce();
    };
  }

  private ChannelHandler clientHandler(Workload workload, Meter meter, Dialer dialer) {
    return switch (workload) {
      case BULK_1, BULK_32 -> new Sender(new Meter());
      case ECHO -> new Sender(meter);
      case PING_1, PING_64 -> new Pinger(meter);
      case CONNECT -> new Redialing(dialer);
    };
  }

  private final class Dialer {
    final EventLoopGroup group;
    final Meter meter;
    private final Bootstrap bootstrap;
    private final SocketAddress remote;
    private final CountDownLatch open;

    Dialer(
        EventLoopGroup group,
        SocketAddress remote,
        Workload workload,
        Meter meter,
        CountDownLatch open) {
      this.group = group;
      this.meter = meter;
      this.remote = remote;
      this.open = open;
      bootstrap =
          new Bootstrap()
              .group(group)
              .channel(epoll ? EpollSocketChannel.class : NioSocketChannel.class)
              .option(ChannelOption.TCP_NODELAY, true)
              .handler(each(() -> clientHandler(workload, meter, this)));
      if (mark > 0) {
        bootstrap.option(ChannelOption.WRITE_BUFFER_WATER_MARK, waterMark());
      }
      if (workload == Workload.CONNECT) {
        bootstrap.option(ChannelOption.SO_LINGER, 0);
      }
    }

    void dial() {
      ChannelFuture connecting = bootstrap.connect(remote);
      connecting.addListener(
          future -> {
            if (future.isSuccess()) {
              open.countDown();
            } else if (!group.isShuttingDown()) {
              future.cause().printStackTrace();
            }
          });
    }
  }

  /// Connections end abruptly when a measurement is over; that is nothing to tell.
  private static class Handler extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }

  private static final class CloseAtOnce extends Handler {
    @Override
    public void channelActive(ChannelHandlerContext context) {
      context.close();
    }
  }

  private static final class Redialing extends Handler {
    private final Dialer dialer;

    Redialing(Dialer dialer) {
      this.dialer = dialer;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      dialer.meter.add(1);
      if (!dialer.group.isShuttingDown()) {
        dialer.dial();
      }
    }
  }

  private static final class EchoBack extends Handler {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      context.write(message, context.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
      context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      context.channel().config().setAutoRead(context.channel().isWritable());
    }
  }

  private static final class CountingDiscard extends Handler {
    private final Meter meter;

    CountingDiscard(Meter meter) {
      this.meter = meter;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      meter.add(bytes.readableBytes());
      bytes.release();
    }
  }

  private static final class Pinger extends Handler {
    private final ByteBuf ping = Unpooled.directBuffer(1).writeByte(1);
    private final Meter meter;

    Pinger(Meter meter) {
      this.meter = meter;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      send(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ((ByteBuf) message).release();
      meter.add(1);
      send(context);
    }

    private void send(ChannelHandlerContext context) {
      context.writeAndFlush(ping.retainedDuplicate(), context.voidPromise());
    }
  }

  private static final class Sender extends Handler {
    private final ByteBuf block = Unpooled.directBuffer(Workload.BLOCK).writeZero(Workload.BLOCK);
    private final Meter meter;

    Sender(Meter meter) {
      this.meter = meter;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      send(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      send(context);
    }

    private void send(ChannelHandlerContext context) {
      while (context.channel().isWritable()) {
        context.write(block.retainedDuplicate(), context.voidPromise());
      }
      context.flush();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      meter.add(((ByteBuf) message).readableBytes());
      ((ByteBuf) message).release();
    }
  }
}
