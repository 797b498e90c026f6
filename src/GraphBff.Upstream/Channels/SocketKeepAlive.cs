using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using GraphBff.Upstream.Configuration;
using Microsoft.Extensions.Logging;

namespace GraphBff.Upstream.Channels;

/// <summary>
/// Lets the operating system find a connection that a lost node or a firewall has cut. TCP's own probes find it while nothing is sent, and
/// TCP_USER_TIMEOUT (gRFC A18) if sent data is not acknowledged. No server counts these as pings. Connections past their lifetime, or with
/// their maximum of streams, have nothing else: <see cref="SocketsHttpHandler"/> pings only those that take new calls.
/// </summary>
internal sealed class SocketKeepAlive(UpstreamOptions options, ILogger<SocketKeepAlive> logger)
{
    private const int Tcp = 6;
    private const int TcpUserTimeout = 18;
    private const int Probes = 3;
    private const string Wrapper = "Grpc.Net.Client.Balancer.Internal.StreamWrapper";

    private int _unknown;

    /// <summary>Sets the options of a connection's socket; a <see cref="SocketsHttpHandler.PlaintextStreamFilter"/>.</summary>
    public ValueTask<Stream> WatchAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        if (SocketOf(context.PlaintextStream) is { } socket)
        {
            Set(socket);
        }
        else if (Interlocked.Exchange(ref _unknown, 1) == 0)
        {
            Log.NoKeepAlive(logger, context.PlaintextStream.GetType().FullName ?? "");
        }

        return ValueTask.FromResult(context.PlaintextStream);
    }

    private void Set(Socket socket)
    {
        var probeSeconds = Math.Max(1, (int)(options.TcpKeepAliveTimeout.TotalSeconds / Probes));
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, (int)options.TcpKeepAliveInterval.TotalSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, probeSeconds);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        if (OperatingSystem.IsLinux())
        {
            var milliseconds = (int)options.TcpKeepAliveTimeout.TotalMilliseconds;
            socket.SetRawSocketOption(Tcp, TcpUserTimeout, BitConverter.GetBytes(milliseconds));
        }
    }

    // Grpc.Net.Client connects itself, has no hook for its sockets, and wraps their streams. If another version does it differently, there
    // is no keepalive, and the log says so. A test would find that first.
    private static Socket? SocketOf(Stream stream)
    {
        try
        {
            var transport = stream is AuthenticatedStream tls ? InnerStream(tls) : stream;
            var inner = transport.GetType().FullName == Wrapper ? Inner(transport) : transport;
            return (inner as NetworkStream)?.Socket;
        }
        catch (Exception exception) when (exception is MissingMemberException or TypeLoadException)
        {
            return null;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_InnerStream")]
    private static extern Stream InnerStream(AuthenticatedStream stream);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_inner")]
    private static extern ref Stream Inner(
        [UnsafeAccessorType($"{Wrapper}, Grpc.Net.Client")] object stream);
}
