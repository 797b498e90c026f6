using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace GraphBff.Transport.Responses;

/// <summary>
/// Bounds what the system queues for a client. Linux takes megabytes that no client has read: a process of many such clients runs out of
/// memory that it does not see, and cannot see for a minute whether a slow client reads. What is on its way to a client is not limited, so
/// that a distant one gets its response as fast as before.
/// </summary>
internal static class SendQueue
{
    private const int MaxUnsent = 64 * 1024;
    private const int Tcp = 6;
    private const int TcpNotSentLowWater = 25;

    public static void Bound(SocketTransportOptions options)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var listen = options.CreateBoundListenSocket;
        options.CreateBoundListenSocket = endpoint =>
        {
            var socket = listen(endpoint);
            if (endpoint is IPEndPoint)
            {
                // The connections that it accepts inherit this.
                socket.SetRawSocketOption(Tcp, TcpNotSentLowWater, BitConverter.GetBytes(MaxUnsent));
            }

            return socket;
        };
    }
}
