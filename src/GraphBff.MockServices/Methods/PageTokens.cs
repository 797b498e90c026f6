using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using GraphBff.MockServices.Randomness;
using Grpc.Core;

namespace GraphBff.MockServices.Methods;

/// <summary>Opaque texts that say where a list or a stream goes on. A token of another list, or with other filters, is refused.</summary>
internal static class PageTokens
{
    public static string Write(string scope, string position)
    {
        var bytes = new byte[sizeof(ulong) + Encoding.UTF8.GetByteCount(position)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, StableHash.Of(scope, position));
        Encoding.UTF8.GetBytes(position, bytes.AsSpan(sizeof(ulong)));
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="RpcException">INVALID_ARGUMENT: this is not a token of the scope.</exception>
    public static string Read(string scope, string token)
    {
        if (Base64Url.IsValid(token) && Base64Url.DecodeFromChars(token) is { Length: > sizeof(ulong) } bytes)
        {
            var position = Encoding.UTF8.GetString(bytes.AsSpan(sizeof(ulong)));
            if (BinaryPrimitives.ReadUInt64BigEndian(bytes) == StableHash.Of(scope, position))
            {
                return position;
            }
        }

        throw new RpcException(new Status(StatusCode.InvalidArgument, "This is not a token of this list with these filters."));
    }
}
