using System.Net;
using System.Net.Sockets;

namespace GraphBff.Testing;

public static class LoopbackPort
{
    private static int _port = 20_000 + (Environment.ProcessId % 10_000);

    /// <summary>
    /// A free port below the system's ephemeral ports, so that no other process takes it while its server is down. Each call returns
    /// another port.
    /// </summary>
    public static int Next()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref _port);
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException) when (port < 32_000)
            {
                // The port is taken, so try the next one.
            }
        }
    }
}
