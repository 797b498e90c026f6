#if EMBED_DEMO_SERVICES
using System.Net;
using System.Net.Sockets;

namespace GraphBff.Hosting.Stack;

/// <summary>Loopback ports of the parts.</summary>
internal static class StackPorts
{
    private const int Attempts = 100;

    /// <summary>
    /// The usual port of a program, or the next one that is free: on Debian, redis-server also runs as a service. The system's own choice
    /// of a port would be one that it may give away again before the program has it.
    /// </summary>
    /// <exception cref="StackException">All are taken.</exception>
    public static int FreeFrom(int usual)
    {
        for (var port = usual; port < usual + Attempts; port++)
        {
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new StackException($"The ports from {usual} on are taken.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
#endif
