using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace GraphBff.Tests.GrpcWeb;

/// <summary>A response of gRPC-Web, read byte by byte: its messages, and the status from its headers or from its last frame.</summary>
internal sealed class ServiceReply
{
    private const byte Trailers = 0x80;

    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    private ServiceReply(HttpResponseMessage response, byte[] body)
    {
        HttpStatus = response.StatusCode;
        Body = Encoding.UTF8.GetString(body);
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            _fields[name] = string.Join(", ", values);
        }

        if (this["content-type"].StartsWith("application/grpc-web", StringComparison.Ordinal))
        {
            ReadFrames(this["content-type"].Contains("-text", StringComparison.Ordinal) ? Convert.FromBase64String(Body) : body);
        }
    }

    public HttpStatusCode HttpStatus { get; }

    public string Body { get; }

    public List<byte[]> Messages { get; } = [];

    /// <summary>Whether the status is among the headers.</summary>
    public bool IsTrailersOnly { get; private set; } = true;

    public string Status => this["grpc-status"];

    public string Message => Uri.UnescapeDataString(this["grpc-message"]);

    /// <summary>A header or trailer; empty if there is none.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name, "");

    public static async Task<ServiceReply> OfAsync(HttpResponseMessage response)
        => new(response, await response.Content.ReadAsByteArrayAsync());

    private void ReadFrames(ReadOnlySpan<byte> body)
    {
        while (!body.IsEmpty)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(body[1..]);
            var content = body.Slice(5, length);
            if (body[0] == Trailers)
            {
                IsTrailersOnly = false;
                foreach (var line in Encoding.ASCII.GetString(content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
                {
                    var colon = line.IndexOf(':', StringComparison.Ordinal);
                    _fields[line[..colon]] = line[(colon + 1)..].Trim();
                }
            }
            else
            {
                Messages.Add(content.ToArray());
            }

            body = body[(5 + length)..];
        }
    }
}
