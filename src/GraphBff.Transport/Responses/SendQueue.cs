using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace GraphBff.Transport.Responses;

/// <summary>
/// Limits how much the system buffers for a client. By default Linux accepts megabytes that no client has read. With many slow clients, the
/// process would run out of memory that it does not see, and it could not detect a slow client for a minute. Data in transit is not
/// limited, so a distant client gets its response as fast as before.
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
                // Accepted connections inherit this option.
                socket.SetRawSocketOption(Tcp, TcpNotSentLowWater, BitConverter.GetBytes(MaxUnsent));
            }

            return socket;
        };
    }
}
